import '../../components/record-table/record-table.js';
import { statusBadge } from '../../components/order-status/order-status.js';
import { html } from '../../lib/html.js';
import { ORDER, PRICE, momentOf } from '../columns.js';
import { showPaging } from './paging.js';

/** The orders of one customer, newest first. */

const table = () => document.querySelector('record-table[name="user-orders"]');

export function describeOrders() {
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

export function showOrders({ items, next, asOf, id, after }) {
  table().show(items.map((order) => ({ ...order, asOf: asOf ?? new Date() })));
  showPaging('orders', { id }, after, next);
}

export const showNoOrders = () => table().showNothing();
