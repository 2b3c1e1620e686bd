import { showUnknown } from '../../lib/facts.js';
import { NOTHING } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { update } from '../../lib/update.js';

/** Puts one customer into the page. */

const find = (id) => document.getElementById(id);

export function describeUser(id) {
  find('user-title').textContent = 'Customer';
  find('user-id').textContent = id;
  document.title = `Customer ${id} · Millrace`;
  find('user-facts').hidden = false;
  update(find('user-facts'), factsOf(null));
}

export function showUser({ user, id }) {
  find('user-missing').hidden = Boolean(user);
  find('user-facts').hidden = !user;
  if (user) update(find('user-facts'), factsOf(user));
  else update(find('user-missing'), missing(id));
}

export const showNoUser = () => showUnknown(find('user-facts'));

const missing = (id) =>
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
