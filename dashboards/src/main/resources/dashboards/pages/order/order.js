import '../../components/record-table/record-table.js';
import { statusBadge } from '../../components/order-status/order-status.js';
import { productName } from '../../components/product-name/product-name.js';
import { showUnknown } from '../../lib/facts.js';
import { NOTHING, formatAge, formatCount, formatMoney } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { userPage, deliveryPage } from '../../lib/links.js';
import { update } from '../../lib/update.js';
import { momentOf } from '../columns.js';

/** Shows an order, or that there is none. */

const find = (id) => document.getElementById(id);
const table = () => document.querySelector('record-table[name="order-items"]');

/** The final statuses. */
const LAST = ['DELIVERED', 'CANCELLED'];

export function describeOrder(id) {
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

export function showOrder({ order, id, asOf }) {
  document.querySelector('.order-parts').hidden = !order;
  find('order-missing').hidden = Boolean(order);
  if (!order) return update(find('order-missing'), missing(id));
  const today = asOf ?? new Date();
  update(find('order-facts'), factsOf(order, today));
  update(find('order-history'), html`${order.history.map((step) => stepOf(step, today))}`);
  table().show(order.items);
}

export function showNoOrder() {
  table().showNothing();
  showUnknown(find('order-facts'));
}

const missing = (id) =>
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
