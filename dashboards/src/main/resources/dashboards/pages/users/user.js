import { findJson } from '../../lib/api.js';
import { showUnknown } from '../../lib/facts.js';
import { NOTHING } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { text } from '../../lib/shape.js';
import { update } from '../../lib/update.js';
import { asked, page } from '../live-page.js';

/** The customer whose id the address has. */

const id = asked('id');

const find = (id) => document.getElementById(id);

if (id) page.add('Customer', '#user', { describe, ask, show, showNothing: () => showUnknown(find('user-facts')) });

async function ask(signal) {
  const { body, ...standing } = await findJson(`users/${encodeURIComponent(id)}`, signal);
  return { ...standing, user: body && readUser(body) };
}

/** `/users/{id}`, and each of `/users`. */
export const readUser = (user) => ({
  ...user,
  id: text(user.id, 'id'),
  name: [user.firstName, user.lastName].filter(Boolean).join(' ') || `Customer ${user.id}`,
});

function describe() {
  find('user').hidden = false;
  find('user-title').textContent = 'Customer';
  find('user-id').textContent = id;
  document.title = `Customer ${id} · Millrace`;
  find('user-facts').hidden = false;
  update(find('user-facts'), factsOf(null));
}

function show({ user }) {
  find('user-missing').hidden = Boolean(user);
  find('user-facts').hidden = !user;
  if (user) update(find('user-facts'), factsOf(user));
  else update(find('user-missing'), missing());
}

const missing = () =>
  html`<strong>The shop’s database has no customer <bdi>${id}</bdi></strong> The id may be mistyped, or
    the customer was deleted from the database. Orders placed under this id are below.`;

function factsOf(user) {
  const facts = [
    ['Name', user?.name],
    ['E-mail', user?.email],
    ['Residence', user?.residence],
    ['Place', user && placeOf(user)],
  ];
  return html`${facts.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${user ? html`<bdi>${value ?? NOTHING}</bdi>` : html`<span class="skeleton">&nbsp;</span>`}</dd>
      </div>`,
  )}`;
}

const placeOf = ({ lat, lon }) =>
  Number.isFinite(lat) && Number.isFinite(lon) ? `${lat.toFixed(5)}, ${lon.toFixed(5)}` : null;
