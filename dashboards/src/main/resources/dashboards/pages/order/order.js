import '../../components/record-table/record-table.js';
import { statusBadge } from '../../components/order-status/order-status.js';
import { productName } from '../../components/product-name/product-name.js';
import { findJson } from '../../lib/api.js';
import { showUnknown } from '../../lib/facts.js';
import { NOTHING, formatAge, formatCount, formatMoney } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { userPage, deliveryPage } from '../../lib/links.js';
import { list, moment, numberOrNull, text } from '../../lib/shape.js';
import { update } from '../../lib/update.js';
import { momentOf } from '../columns.js';
import { asked, page } from '../live-page.js';

/** The order whose id the address has, or that there is none. */

const id = asked('id');

const find = (id) => document.getElementById(id);
const table = () => document.querySelector('record-table[name="order-items"]');

/** The final statuses. */
const LAST = ['DELIVERED', 'CANCELLED'];

if (id) page.add('Order', '#order', { describe, ask, show, showNothing });
else document.addEventListener('DOMContentLoaded', () => (find('order-unnamed').hidden = false));

async function ask(signal) {
  const { body, ...standing } = await findJson(`orders/by-id/${encodeURIComponent(id)}`, signal);
  return { ...standing, order: body && readOrder(body) };
}

/**
 * The order: `history` has the moment of each status and how long it lasted, null for the
 * one that still does; `setOut` says whether a courier has it.
 */
export const readOrder = (order) => ({
  id: text(order.id, 'id'),
  createdAt: moment(order.createdAt, 'createdAt'),
  userId: text(order.userId, 'userId'),
  status: text(order.status, 'status'),
  price: numberOrNull(order.price, 'price'),
  items: list(order.items ?? [], 'items').map(readItem),
  history: readHistory(order.history),
  setOut: Boolean(order.delivery),
});

const readItem = (item, line) => ({
  ...item,
  line,
  productId: text(item.productId, 'productId'),
  quantity: numberOrNull(item.quantity, 'quantity'),
  price: numberOrNull(item.price, 'price'),
});

function readHistory(history) {
  const steps = list(history, 'history').map(({ status, at }) => ({
    status: text(status, 'status'),
    at: moment(at, 'at'),
  }));
  return steps.map((step, i) => ({ ...step, lastedMs: steps[i + 1] ? steps[i + 1].at - step.at : null }));
}

function describe() {
  find('order').hidden = false;
  find('order-id').textContent = id;
  document.title = `Order ${id} · Millrace`;
  table().describe({
    columns: [
      { label: 'Product', at: 'title', cell: productName },
      { label: 'Category', at: 'wide', cell: ({ category }) => html`<bdi>${category ?? NOTHING}</bdi>` },
      {
        label: 'Pieces',
        kind: 'number',
        cell: ({ quantity }) => html`${quantity === null ? NOTHING : formatCount(quantity)}<span class="record-unit"> ×</span>`,
      },
      { label: 'Each', kind: 'number', cell: ({ price }) => html`${formatMoney(price)}` },
      {
        label: 'Together',
        at: 'end',
        kind: 'number',
        cell: ({ quantity, price }) => html`${formatMoney(quantity === null || price === null ? null : quantity * price)}`,
      },
    ],
    keyOf: ({ line }) => line,
    places: 2,
    empty: html`<p class="record-empty-title">No valid items</p>`,
  });
  update(find('order-facts'), factsOf(null));
  document.querySelector('.order-parts').hidden = false;
}

function show({ order, asOf }) {
  document.querySelector('.order-parts').hidden = !order;
  find('order-missing').hidden = Boolean(order);
  if (!order) return update(find('order-missing'), missing());
  const today = asOf ?? new Date();
  update(find('order-facts'), factsOf(order, today));
  update(find('order-history'), html`${order.history.map((step) => stepOf(step, today))}`);
  table().show(order.items);
}

function showNothing() {
  table().showNothing();
  showUnknown(find('order-facts'));
}

const missing = () =>
  html`<strong>There is no order <bdi>${id}</bdi></strong> Check the id. A new order
    appears here by itself.`;

function factsOf(order, today) {
  const value = (show) => (order ? show() : html`<span class="skeleton">&nbsp;</span>`);
  return html`<div>
      <dt>Status</dt>
      <dd data-test="order-status">${value(() => statusBadge(order.status))}</dd>
    </div>
    <div>
      <dt>Placed</dt>
      <dd>${value(() => momentOf(order.createdAt, today))}</dd>
    </div>
    <div>
      <dt>Customer</dt>
      <dd>
        ${value(() => html`<a href="${userPage(order.userId)}" data-test="order-user"><bdi>${order.userId}</bdi></a>`)}
      </dd>
    </div>
    <div>
      <dt>Price</dt>
      <dd>${value(() => formatMoney(order.price))}</dd>
    </div>
    <div>
      <dt>Delivery</dt>
      <dd>${value(() => deliveryOf(order))}</dd>
    </div>`;
}

function deliveryOf({ id, status, setOut }) {
  if (setOut) return html`<a href="${deliveryPage(id)}" data-test="order-delivery">On the map</a>`;
  return LAST.includes(status) ? NOTHING : 'Not set out yet';
}

function stepOf({ status, at, lastedMs }, today) {
  return html`<li>
    ${statusBadge(status)} ${momentOf(at, today)}
    <span class="history-lasted">${lasted(status, at, lastedMs, today)}</span>
  </li>`;
}

function lasted(status, at, lastedMs, today) {
  if (lastedMs !== null) return `for ${formatAge(lastedMs)}`;
  return LAST.includes(status) ? '' : `for ${formatAge(Math.max(0, today - at))} so far`;
}
