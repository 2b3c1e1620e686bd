import '../../components/record-table/record-table.js';
import { statusBadge } from '../../components/order-status/order-status.js';
import { NOTHING } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { update } from '../../lib/update.js';
import { ORDER, PRICE, momentOf } from '../columns.js';
import { showPaging } from './paging.js';

/** Puts one customer and the customer's orders into the page. */

const find = (hook) => document.querySelector(`[data-test="${hook}"]`);
const table = () => document.querySelector('record-table[name="customer-orders"]');

export function describeCustomer(id) {
  find('customer-title').textContent = 'Customer';
  find('customer-id').textContent = id;
  document.title = `Customer ${id} · Millrace`;
  find('customer-facts').hidden = false;
  update(find('customer-facts'), factsOf(null));
  table().describe({
    columns: [
      ORDER,
      {
        label: 'Placed',
        cell: ({ placedAt, createdAt, asOf }) => momentOf(placedAt, asOf, createdAt),
      },
      { label: 'Status', at: 'detail-end', cell: ({ status }) => statusBadge(status) },
      PRICE,
    ],
    keyOf: ({ id }) => id,
    places: 5,
    empty: html`<p class="record-empty-title">No orders</p>
      <p>What this customer orders shows up here within seconds.</p>`,
  });
}

export function showCustomer({ customer, id }) {
  find('customer-missing').hidden = Boolean(customer);
  find('customer-facts').hidden = !customer;
  if (customer) update(find('customer-facts'), factsOf(customer));
  else update(find('customer-missing'), missing(id));
}

export function showNoCustomer() {
  for (const each of document.querySelectorAll('.facts .skeleton')) each.classList.remove('skeleton');
}

export function showOrders({ items, next, asOf, id, after }) {
  table().show(items.map((order) => ({ ...order, asOf: asOf ?? new Date() })));
  showPaging('orders', { id }, after, next);
}

export const showNoOrders = () => table().showNothing();

const missing = (id) =>
  html`<strong>The shop’s database has no customer <bdi>${id}</bdi></strong> It may be that the id is mistyped, or that
    the customer was taken out of the database. Orders placed under this id are below.`;

function factsOf(customer) {
  const facts = [
    ['Name', customer?.name],
    ['E-mail', customer?.email],
    ['Residence', customer?.residence],
    ['Place', customer && placeOf(customer)],
  ];
  return html`${facts.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${customer ? html`<bdi>${value ?? NOTHING}</bdi>` : html`<span class="skeleton">&nbsp;</span>`}</dd>
      </div>`,
  )}`;
}

const placeOf = ({ lat, lon }) =>
  Number.isFinite(lat) && Number.isFinite(lon) ? `${lat.toFixed(5)}, ${lon.toFixed(5)}` : null;
