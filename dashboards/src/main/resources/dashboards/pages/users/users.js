import '../../components/record-table/record-table.js';
import { getJson } from '../../lib/api.js';
import { NOTHING } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { userPage } from '../../lib/links.js';
import { pageOf } from '../../lib/shape.js';
import { asked, page, remember } from '../live-page.js';
import { ROWS, showPaging } from './paging.js';
import { readUser } from './user.js';

/** The list of customers, found by their id, or how their name or e-mail address begins. */

/** The pause after the last key before the search starts. */
const TYPED_MS = 250;

const table = () => document.querySelector('record-table[name="users"]');

let prefix = asked('q') ?? '';

/** The place in the list behind which they are; null for the first ones. */
let after = asked('after');

const list = asked('id')
  ? null
  : page.add('Customers', '#users', { describe, ask, show, showNothing: () => table().showNothing() });

async function ask(signal) {
  const place = { prefix, after };
  const parameters = { limit: ROWS, ...(prefix && { q: prefix }), ...(after && { after }) };
  const { body, ...standing } = await getJson('users', parameters, signal);
  return { ...standing, ...readUsers(body), ...place };
}

/** A page `{ items, next }`. */
export const readUsers = (body) => pageOf(body, readUser);

function describe() {
  document.querySelector('#users').hidden = false;
  table().describe({
    columns: [
      {
        label: 'Name',
        at: 'title',
        cell: ({ id, name }) => html`<a href="${userPage(id)}"><bdi>${name}</bdi></a>`,
      },
      { label: 'E-mail', cell: ({ email }) => html`<bdi>${email ?? NOTHING}</bdi>` },
      { label: 'Residence', at: 'wide', cell: ({ residence }) => html`<bdi>${residence ?? NOTHING}</bdi>` },
      {
        label: 'Id',
        at: 'end',
        cell: ({ id }) => html`<span class="record-id"><bdi>${id}</bdi></span>`,
      },
    ],
    keyOf: ({ id }) => id,
    places: ROWS,
    empty: html`<p class="record-empty-title">No customer found</p>
      <p>Type an id, or the beginning of a name or an e-mail address: “Ada”, “Ada Lovelace” or “Lovelace, Ada”.</p>`,
  });
  const field = document.getElementById('user-search');
  field.value = prefix;
  let timer;
  const search = () => {
    clearTimeout(timer);
    lookFor(field.value.trim());
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPED_MS);
  });
  field.form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
}

function lookFor(other) {
  if (other === prefix) return;
  prefix = other;
  after = null;
  remember('after', null);
  remember('q', prefix);
  page.change(list);
}

function show({ items, next, prefix, after }) {
  table().show(items);
  showPaging('users', prefix ? { q: prefix } : {}, after, next);
}
