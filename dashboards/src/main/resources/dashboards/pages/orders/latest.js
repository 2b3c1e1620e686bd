import { statusBadge } from '../../components/order-status/order-status.js';
import '../../components/record-table/record-table.js';
import { getJson } from '../../lib/api.js';
import { NOTHING, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { list } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';
import { ORDER, PRICE, momentOf } from '../columns.js';
import { page } from '../live-page.js';

/** The newest orders. */

/** As many rows as are asked for, so that the first answer finds its place taken. */
const LIMIT = 10;

const table = () => document.querySelector('record-table[name="latest"]');

const amount = (value) => (Number.isFinite(value) ? formatCount(value) : NOTHING);

page.add('Latest orders', '#latest', { describe, ask, show, showNothing: () => table().showNothing() });

async function ask(signal) {
  const { body, ...standing } = await getJson('orders/latest', { limit: LIMIT }, signal);
  return { ...standing, orders: readLatest(body) };
}

/** As the API gives them, with `placedAt` as a moment, or null where `createdAt` is none. */
export const readLatest = (body) => list(body).map((order) => ({ ...order, placedAt: parseInstant(order.createdAt) }));

function describe() {
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
    places: LIMIT,
    empty: html`<p class="record-empty-title">No orders yet</p>
      <p>New orders appear within seconds after a post to <code>/streams/orders/events</code>.</p>`,
  });
}

function show({ orders, asOf }) {
  const today = asOf ?? new Date();
  table().show(orders.map((order) => ({ ...order, asOf: today })));
}
