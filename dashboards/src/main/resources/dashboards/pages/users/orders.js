import '../../components/record-table/record-table.js';
import { statusBadge } from '../../components/order-status/order-status.js';
import { getJson } from '../../lib/api.js';
import { html } from '../../lib/html.js';
import { numberOrNull, pageOf, text } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';
import { ORDER, PRICE, momentOf } from '../columns.js';
import { asked, page } from '../live-page.js';
import { ROWS, showPaging } from './paging.js';

/** The orders of the customer whose id the address has, newest first. */

const id = asked('id');

/** The place in the list behind which they are; null for the newest ones. */
const after = asked('after');

const table = () => document.querySelector('record-table[name="user-orders"]');

if (id) page.add('Orders', '#orders', { describe, ask, show, showNothing: () => table().showNothing() });

async function ask(signal) {
  const parameters = { limit: ROWS, ...(after && { after }) };
  const { body, ...standing } = await getJson(`users/${encodeURIComponent(id)}/orders`, parameters, signal);
  return { ...standing, ...readOrders(body) };
}

/** A page `{ items, next }`. */
export const readOrders = (body) =>
  pageOf(body, (order) => ({
    id: text(order.id, 'id'),
    status: text(order.status, 'status'),
    price: numberOrNull(order.price, 'price'),
    createdAt: order.createdAt,
    placedAt: parseInstant(order.createdAt),
  }));

function describe() {
  document.querySelector('#orders').hidden = false;
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
      <p>New orders of this customer appear within seconds.</p>`,
  });
}

function show({ items, next, asOf }) {
  table().show(items.map((order) => ({ ...order, asOf: asOf ?? new Date() })));
  showPaging('orders', { id }, after, next);
}
