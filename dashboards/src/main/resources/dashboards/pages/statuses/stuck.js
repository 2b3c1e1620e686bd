import '../../components/record-table/record-table.js';
import { statusBadge } from '../../components/order-status/order-status.js';
import { formatAge, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { ORDER, PRICE, momentOf } from '../columns.js';
import { LIMITS } from './choices.js';

const table = () => document.querySelector('record-table[name="stuck"]');
const find = (id) => document.getElementById(id);

/** The cursor of the next page; null on the last. */
let following = null;

/** `onMore` is called with the cursor of the next page. */
export function describeStuck({ onMore, onFirst }) {
  table().describe({
    columns: [
      ORDER,
      { label: 'Status', cell: ({ status }) => statusBadge(status) },
      {
        label: 'In this status since',
        at: 'wide',
        cell: ({ since, asOf }) => momentOf(since, asOf),
      },
      { ...PRICE, at: 'detail-end' },
      { label: 'For', at: 'end', kind: 'number', cell: ({ waitedMs }) => html`${formatAge(waitedMs)}` },
    ],
    keyOf: ({ id }) => id,
    places: LIMITS[0],
  });
  find('stuck-more').addEventListener('click', () => onMore(following));
  find('stuck-first').addEventListener('click', onFirst);
}

export function showStuck({ items, next, asOf, asked }) {
  const today = asOf ?? new Date();
  const { behind } = asked;
  table().show(
    items.map((order) => ({ ...order, asOf: today })),
    noneOf(asked),
  );
  following = next;
  find('stuck-count').textContent = wordsOf(items.length, next !== null, behind);
  find('stuck-first').hidden = !behind;
  find('stuck-more').hidden = next === null;
  find('stuck-more').textContent = items.length < LIMITS.at(-1) ? 'Show more' : 'Those behind';
}

export const showNoStuck = () => table().showNothing();

/** Of one status it is said of that status only: others may hold some. */
function noneOf({ status, longer }) {
  if (!status.status)
    return html`<p class="record-empty-title">No stuck orders</p>
      <p>No order is in its status for longer than ${longer.label}.</p>`;
  return html`<p class="record-empty-title">No stuck orders in “${status.label}”</p>
    <p>No order is in this status for longer than ${longer.label}. Choose “any status” to see others.</p>`;
}

function wordsOf(shown, more, behind) {
  if (shown === 0) return '';
  if (behind) return more ? `The next ${formatCount(shown)}` : `The last ${formatCount(shown)}`;
  if (more) return `The ${formatCount(shown)} longest`;
  return shown === 1 ? '1 order' : `${formatCount(shown)} orders`;
}
