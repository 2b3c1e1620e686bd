import { html, render } from '../../../lib/html.js';
import { NOTHING, formatCount, formatMoney } from '../../../lib/format.js';
import { orderPage } from '../../../lib/links.js';
import { place } from '../../../lib/rows.js';
import { formatFully, formatMoment } from '../../../lib/time.js';
import { statusBadge } from '../../../components/order-status/order-status.js';

/** As many rows as the page asks for, so that the first answer finds its place taken. */
export const ROWS = 10;

const SKELETON_ROW = html`<tr class="skeleton-row" aria-hidden="true">
  <td colspan="6"><span class="skeleton"></span></td>
</tr>`;

/** The newest orders. A row stays the same element while its order is shown, so that a selection in it survives. */
class LatestOrders extends HTMLElement {
  #rows = new Map();

  connectedCallback() {
    // The roles say what display: grid on a phone would make browsers forget.
    render(
      this,
      html`<table role="table" aria-labelledby="latest-title" data-test="latest-orders">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">Order</th>
              <th role="columnheader" scope="col">Placed</th>
              <th role="columnheader" scope="col">Status</th>
              <th role="columnheader" scope="col" class="is-number">Items</th>
              <th role="columnheader" scope="col" class="is-number">Pieces</th>
              <th role="columnheader" scope="col" class="is-number">Price</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${Array.from({ length: ROWS }, () => SKELETON_ROW)}
          </tbody>
        </table>
        <div class="latest-empty" data-test="no-orders" hidden></div>`,
    );
  }

  /** Shows these orders, the newest first, as of that moment. */
  show(orders, asOf) {
    const rows = orders.map((order) => this.#rowOf(order, asOf ?? new Date()));
    this.#rows = new Map(orders.map((order, i) => [order.id, rows[i]]));
    place(this.querySelector('tbody'), rows);
    this.#showEmpty(orders.length === 0);
  }

  /** There is nothing to show and nothing under way. */
  showNothing() {
    this.querySelectorAll('.skeleton-row').forEach((row) => row.remove());
  }

  #rowOf(order, asOf) {
    const row = this.#rows.get(order.id) ?? document.createElement('tr');
    const cells = cellsOf(order, asOf);
    if (row.shown !== cells.text) {
      row.setAttribute('role', 'row');
      render(row, cells);
      row.shown = cells.text;
    }
    return row;
  }

  #showEmpty(empty) {
    const message = this.querySelector('.latest-empty');
    message.hidden = !empty;
    if (!empty || message.textContent) return;
    render(
      message,
      html`<p class="latest-empty-title">No orders yet</p>
        <p>They show up here within seconds of being posted to <code>/streams/orders/events</code>.</p>`,
    );
  }
}

function cellsOf({ id, createdAt, placedAt, status, items, quantity, price }, asOf) {
  const placed = placedAt
    ? html`<time datetime="${placedAt.toISOString()}" title="${formatFully(placedAt)}"
        >${formatMoment(placedAt, asOf)}</time
      >`
    : createdAt;
  const amount = (value, format) => (Number.isFinite(value) ? format(value) : NOTHING);
  const unit = items === 1 ? ' item' : ' items';
  return html`<td role="cell" class="order-id" title="${id}">
      <a href="${orderPage(id)}"><bdi>${id}</bdi></a>
    </td>
    <td role="cell" class="order-placed">${placed}</td>
    <td role="cell" class="order-status">${statusBadge(status)}</td>
    <td role="cell" class="order-items is-number">
      ${amount(items, formatCount)}<span class="order-unit">${unit}</span>
    </td>
    <td role="cell" class="order-pieces is-number">${amount(quantity, formatCount)}</td>
    <td role="cell" class="order-price is-number">${amount(price, formatMoney)}</td>`;
}

customElements.define('latest-orders', LatestOrders);
