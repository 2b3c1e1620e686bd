import '../../components/record-table/record-table.js';
import { BEFORE_DELIVERY, statusBadge } from '../../components/order-status/order-status.js';
import { getJson } from '../../lib/api.js';
import { NOTHING, formatAge, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { list, number, text } from '../../lib/shape.js';
import { page } from '../live-page.js';

/** How long orders before delivery have been in their status. */

/** As the API names them, each with the unit behind it. */
const LENGTHS = ['min', 'avg', 'percentile50', 'percentile75', 'percentile90', 'percentile99', 'max'];

const table = () => document.querySelector('record-table[name="statuses"]');

page.add('Time in status', '#statuses', { describe, ask, show, showNothing: () => table().showNothing() });

async function ask(signal) {
  const { body, ...standing } = await getJson('orders/statuses', {}, signal);
  return { ...standing, statuses: readStatuses(body) };
}

/** A row for every status before delivery, those without orders too; lengths in milliseconds. */
export function readStatuses(body) {
  const known = new Map(list(body).map((each) => [text(each.status, 'status'), readStatus(each)]));
  return [...new Set([...BEFORE_DELIVERY, ...known.keys()])].map((status) => known.get(status) ?? { status, orders: 0 });
}

const readStatus = (each) => ({
  status: each.status,
  orders: number(each.orders, 'orders'),
  ...Object.fromEntries(LENGTHS.map((name) => [name, number(each[`${name}Seconds`], `${name}Seconds`) * 1_000])),
});

/** The column of a length. The short `unit` names a length on a phone. */
const length = (name, label, at, unit = label) => ({
  label,
  at,
  kind: 'number',
  cell: (row) =>
    html`<span class="record-unit">${unit} </span>${row[name] === undefined ? NOTHING : formatAge(row[name])}`,
});

function describe() {
  table().describe({
    columns: [
      { label: 'Status', at: 'title', cell: ({ status }) => statusBadge(status) },
      {
        label: 'Orders',
        at: 'end',
        kind: 'number',
        cell: ({ orders }) =>
          html`${formatCount(orders)}<span class="record-unit">${orders === 1 ? ' order' : ' orders'}</span>`,
      },
      length('min', 'Shortest', 'wide'),
      length('avg', 'Average', 'wide'),
      length('percentile50', 'Median', 'detail', 'half'),
      length('percentile75', '75 %', 'wide'),
      length('percentile90', '90 %', 'detail'),
      length('percentile99', '99 %', 'wide'),
      length('max', 'Longest', 'detail-end', 'longest'),
    ],
    keyOf: ({ status }) => status,
    places: BEFORE_DELIVERY.length,
    empty: html`<p class="record-empty-title">No orders before delivery</p>`,
  });
}

function show({ statuses }) {
  table().show(statuses);
}
