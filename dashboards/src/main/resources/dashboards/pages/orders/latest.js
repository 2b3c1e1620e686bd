import { statusBadge } from '../../components/order-status/order-status.js';
import '../../components/record-table/record-table.js';
import { NOTHING, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { ORDER, PRICE, momentOf } from '../columns.js';

/** The newest orders. */

/** As many rows as are asked for, so that the first answer finds its place taken. */
export const LATEST_LIMIT = 10;

const table = () => document.querySelector('record-table[name="latest"]');

const amount = (value) => (Number.isFinite(value) ? formatCount(value) : NOTHING);

export function describeLatest() {
  table().describe({
    columns: [
      ORDER,
      { label: 'Placed', cell: ({ placedAt, createdAt, asOf }) => momentOf(placedAt, asOf, createdAt) },
      { label: 'Status', at: 'detail-end', cell: ({ status }) => statusBadge(status) },
      {
        label: 'Items',
        kind: 'number',
        cell: ({ items }) =>
          html`${amount(items)}<span class="record-unit">${items === 1 ? ' item' : ' items'}</span>`,
      },
      { label: 'Pieces', at: 'wide', kind: 'number', cell: ({ quantity }) => html`${amount(quantity)}` },
      PRICE,
    ],
    keyOf: ({ id }) => id,
    places: LATEST_LIMIT,
    empty: html`<p class="record-empty-title">No orders yet</p>
      <p>New orders appear within seconds after a post to <code>/streams/orders/events</code>.</p>`,
  });
}

export function showLatest({ orders, asOf }) {
  const today = asOf ?? new Date();
  table().show(orders.map((order) => ({ ...order, asOf: today })));
}

export const showNoLatest = () => table().showNothing();
