import { findJson, getJson } from '../../lib/api.js';
import { readOrders, readUser, readUsers } from './answers.js';
import { ROWS } from './users.js';

/** What the page asks, as functions for its feeds. An answer carries what it is the answer to. */

export function askUser(id) {
  return async (signal) => {
    const { body, ...standing } = await findJson(`users/${encodeURIComponent(id)}`, signal);
    return { ...standing, id, user: body && readUser(body) };
  };
}

/** A customer's orders behind that place in the list; null is the newest ones. */
export function askOrders(id, after) {
  const parameters = { limit: ROWS, ...(after && { after }) };
  return async (signal) => {
    const { body, ...standing } = await getJson(`users/${encodeURIComponent(id)}/orders`, parameters, signal);
    return { ...standing, ...readOrders(body), id, after };
  };
}

/** The customers of that id, or whose name or e-mail address begins so, behind that place in the list; null is the first ones. */
export function askUsers(prefix, after) {
  const parameters = { limit: ROWS, ...(prefix && { q: prefix }), ...(after && { after }) };
  return async (signal) => {
    const { body, ...standing } = await getJson('users', parameters, signal);
    return { ...standing, ...readUsers(body), prefix, after };
  };
}
