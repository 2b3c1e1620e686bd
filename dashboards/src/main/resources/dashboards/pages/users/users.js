import '../../components/record-table/record-table.js';
import { NOTHING } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { userPage } from '../../lib/links.js';
import { showPaging } from './paging.js';

/** The list of customers, found by their id, or how their name or e-mail address begins. */

export const ROWS = 20;

/** The pause after the last key before the search starts. */
const TYPED_MS = 250;

const table = () => document.querySelector('record-table[name="users"]');

export function describeUsers(prefix, onSearch) {
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
    onSearch(field.value.trim());
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

export function showUsers({ items, next, prefix, after }) {
  table().show(items);
  showPaging('users', prefix ? { q: prefix } : {}, after, next);
}

export const showNoUsers = () => table().showNothing();
