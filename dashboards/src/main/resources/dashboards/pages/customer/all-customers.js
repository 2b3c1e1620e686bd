import '../../components/record-table/record-table.js';
import { NOTHING } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { customerPage } from '../../lib/links.js';
import { showPaging } from './paging.js';

/** The list of customers, found by how their name or e-mail address begins. */

export const ROWS = 20;

/** So long after the last key it is asked for what was typed. */
const TYPED_MS = 250;

const table = () => document.querySelector('record-table[name="customers"]');

export function describeCustomers(prefix, onSearch) {
  table().describe({
    columns: [
      {
        label: 'Name',
        at: 'title',
        cell: ({ id, name }) => html`<a href="${customerPage(id)}"><bdi>${name}</bdi></a>`,
      },
      { label: 'E-mail', cell: ({ email }) => html`<bdi>${email ?? NOTHING}</bdi>` },
      { label: 'Residence', at: 'wide', cell: ({ residence }) => html`<bdi>${residence ?? NOTHING}</bdi>` },
      {
        label: 'Id',
        at: 'end',
        kind: 'number',
        cell: ({ id }) => html`<span class="record-id"><bdi>${id}</bdi></span>`,
      },
    ],
    keyOf: ({ id }) => id,
    places: ROWS,
    empty: html`<p class="record-empty-title">No customer found</p>
      <p>What is looked for is how the first name, the last name or the e-mail address begins.</p>`,
  });
  const field = document.querySelector('[data-test="customer-search"]');
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

export function showCustomers({ items, next, prefix, after }) {
  table().show(items);
  showPaging('customers', prefix ? { q: prefix } : {}, after, next);
}

export const showNoCustomers = () => table().showNothing();
