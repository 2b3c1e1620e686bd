import '../../components/record-table/record-table.js';
import { productName, shareBar } from '../../components/product-name/product-name.js';
import { NOTHING, formatCount, formatTenths } from '../../lib/format.js';
import { html } from '../../lib/html.js';

/** What sells best: products and categories, by pieces. */

/** As many as are asked for; the shop has as many categories. */
export const BEST = 7;

const table = (name) => document.querySelector(`record-table[name="${name}"]`);

const AMOUNTS = [
  {
    label: 'Orders',
    kind: 'number',
    cell: ({ orders }) =>
      html`${formatCount(orders)}<span class="record-unit">${orders === 1 ? ' order' : ' orders'}</span>`,
  },
  {
    label: 'Per order',
    kind: 'number',
    cell: ({ perOrder }) =>
      html`${perOrder === null ? NOTHING : formatTenths(perOrder)}<span class="record-unit"> per order</span>`,
  },
  {
    label: 'Pieces',
    at: 'end',
    kind: 'number',
    cell: ({ quantity }) => html`${formatCount(quantity)}<span class="record-unit"> sold</span>`,
  },
];

const NONE_SOLD = html`<p class="record-empty-title">Nothing sold in this time</p>
  <p>What is ordered shows up here within seconds.</p>`;

export function describePopular() {
  table('popular-items').describe({
    columns: [{ label: 'Product', at: 'title', cell: (item) => productName(item, item.share) }, ...AMOUNTS],
    keyOf: ({ productId }) => productId,
    places: BEST,
    empty: NONE_SOLD,
  });
  table('popular-categories').describe({
    columns: [
      {
        label: 'Category',
        at: 'title',
        cell: ({ category, share }) => html`<span class="category"><bdi>${category}</bdi>${shareBar(share)}</span>`,
      },
      ...AMOUNTS,
    ],
    keyOf: ({ category }) => category,
    places: BEST,
    empty: NONE_SOLD,
  });
}

export function showPopular({ items, categories }) {
  table('popular-items').show(withShares(items));
  table('popular-categories').show(withShares(categories));
}

export function showNoPopular() {
  for (const name of ['popular-items', 'popular-categories']) table(name).showNothing();
}

/** Each with its share of what the best has. */
const withShares = (sold) =>
  sold.map((each) => ({ ...each, share: sold[0].quantity === 0 ? 0 : each.quantity / sold[0].quantity }));
