import '../../components/record-table/record-table.js';
import { BEFORE_DELIVERY, statusBadge } from '../../components/order-status/order-status.js';
import { NOTHING, formatAge, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';

const table = () => document.querySelector('record-table[name="statuses"]');

/** How long orders have been in their status. The short `unit` names a length on a phone. */
const length = (name, label, at, unit = label) => ({
  label,
  at,
  kind: 'number',
  cell: (row) =>
    html`<span class="record-unit">${unit} </span>${row[name] === undefined ? NOTHING : formatAge(row[name])}`,
});

export function describeStatuses() {
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

export const showStatuses = ({ statuses }) => table().show(statuses);

export const showNoStatuses = () => table().showNothing();
