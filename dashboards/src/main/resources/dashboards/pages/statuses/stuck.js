import '../../components/record-table/record-table.js';
import { BEFORE_DELIVERY, describeStatus, statusBadge } from '../../components/order-status/order-status.js';
import { getJson } from '../../lib/api.js';
import { formatAge, formatCount } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { moment, number, numberOrNull, pageOf, text } from '../../lib/shape.js';
import { ORDER, PRICE, momentOf } from '../columns.js';
import { page } from '../live-page.js';

/** The orders that are in their status for longer than a chosen time. */

const ANY = { value: 'any', label: 'any status', status: null };

const STATUS = {
  name: 'status',
  choices: [
    ANY,
    ...BEFORE_DELIVERY.map((status) => ({ value: status, label: describeStatus(status).label, status })),
  ],
  usual: ANY.value,
};

const LONGER = {
  name: 'longer',
  choices: [
    { value: '10s', label: '10 s', ms: 10_000 },
    { value: '1m', label: '1 min', ms: 60_000 },
    { value: '5m', label: '5 min', ms: 300_000 },
    { value: '10m', label: '10 min', ms: 600_000 },
    { value: '15m', label: '15 min', ms: 900_000 },
    { value: '30m', label: '30 min', ms: 1_800_000 },
    { value: '1h', label: '1 h', ms: 3_600_000 },
    { value: '24h', label: '24 h', ms: 86_400_000 },
  ],
  usual: '10m',
};

/** How many stuck orders are shown: the next of these each time the reader wants more, then as many of those behind. */
const LIMITS = [20, 100, 1_000];

const table = () => document.querySelector('record-table[name="stuck"]');
const find = (id) => document.getElementById(id);

const FIRST = { limit: LIMITS[0], after: null };

/** What the reader sees of the orders that are stuck by these choices. */
let seen = { ...FIRST, status: null, longer: null };

/** The cursor of the next page; null on the last. */
let following = null;

const stuck = page.add('Stuck orders', '#stuck', {
  follows: [STATUS, LONGER],
  describe,
  ask,
  show,
  showNothing: () => table().showNothing(),
});

async function ask(signal, status, longer) {
  // By another choice, from the first
  if (seen.status !== status || seen.longer !== longer) seen = { ...FIRST, status, longer };
  const { limit, after } = seen;
  const path = status.status ? `orders/stuck/${status.status}/${longer.ms}` : `orders/stuck/${longer.ms}`;
  const { body, ...standing } = await getJson(path, { limit, ...(after && { after }) }, signal);
  return { ...standing, ...readStuck(body), asked: { status, longer, behind: after !== null } };
}

/** A page `{ items, next }`, with `since` as a moment. */
export const readStuck = (body) =>
  pageOf(body, (order) => ({
    id: text(order.id, 'id'),
    status: text(order.status, 'status'),
    price: numberOrNull(order.price, 'price'),
    since: moment(order.since, 'since'),
    waitedMs: number(order.timeInStatusMs, 'timeInStatusMs'),
  }));

function describe() {
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
  find('stuck-more').addEventListener('click', () => see(more()));
  find('stuck-first').addEventListener('click', () => see(FIRST));
}

/** More of them on the page or, where it holds as many as it may, those behind its last. */
const more = () =>
  seen.limit === LIMITS.at(-1) ? { after: following } : { limit: LIMITS[LIMITS.indexOf(seen.limit) + 1] };

function see(other) {
  Object.assign(seen, other);
  page.change(stuck);
}

function show({ items, next, asOf, asked }) {
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
