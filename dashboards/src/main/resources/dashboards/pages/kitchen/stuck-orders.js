import '../../components/record-table/record-table.js';
import { formatAge, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { ORDER, PRICE, momentOf } from '../columns.js';
import { LIMITS } from './choices.js';

const table = () => document.querySelector('record-table[name="stuck-orders"]');
const find = (hook) => document.querySelector(`[data-test="${hook}"]`);

/** Where the list goes on; null where it doesn't. */
let following = null;

/** `onMore` is told where the list goes on. */
export function describeStuck({ onMore, onFirst }) {
  table().describe({
    columns: [
      ORDER,
      {
        label: 'In the status since',
        cell: ({ since, asOf }) => html`<span class="record-unit">since </span>${momentOf(since, asOf)}`,
      },
      { ...PRICE, at: 'detail-end' },
      { label: 'For', at: 'end', kind: 'number', cell: ({ waitedMs }) => html`${formatAge(waitedMs)}` },
    ],
    keyOf: ({ id }) => id,
    places: LIMITS[0],
    empty: html`<p class="record-empty-title">None is stuck</p>
      <p>No order has been in this status for so long.</p>`,
  });
  find('stuck-more').addEventListener('click', () => onMore(following));
  find('stuck-first').addEventListener('click', onFirst);
}

export function showStuck({ items, next, asOf, behind }) {
  const today = asOf ?? new Date();
  table().show(items.map((order) => ({ ...order, asOf: today })));
  following = next;
  find('stuck-count').textContent = wordsOf(items.length, next !== null, behind);
  find('stuck-first').hidden = !behind;
  find('stuck-more').hidden = next === null;
  find('stuck-more').textContent = items.length < LIMITS.at(-1) ? 'Show more' : 'Those behind';
}

export const showNoStuck = () => table().showNothing();

function wordsOf(shown, more, behind) {
  if (shown === 0) return '';
  if (behind) return more ? `The next ${formatCount(shown)}` : `The last ${formatCount(shown)}`;
  if (more) return `The ${formatCount(shown)} that wait longest`;
  return shown === 1 ? '1 order' : `${formatCount(shown)} orders`;
}
