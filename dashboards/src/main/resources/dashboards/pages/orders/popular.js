import '../../components/record-table/record-table.js';
import { productName, shareBar } from '../../components/product-name/product-name.js';
import { NOTHING, formatCount, formatTenths } from '../../lib/format.js';
import { html } from '../../lib/html.js';

/** The most popular products and categories, by pieces. */

/** The requested number of rows; the shop has this many categories. */
export const POPULAR_LIMIT = 7;

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

const NONE_POPULAR = html`<p class="record-empty-title">Nothing sold in this time</p>
  <p>New orders appear within seconds.</p>`;

export function describePopular() {
  table('popular-items').describe({
    columns: [{ label: 'Product', at: 'title', cell: (item) => productName(item, item.share) }, ...AMOUNTS],
    keyOf: ({ productId }) => productId,
    places: POPULAR_LIMIT,
    empty: NONE_POPULAR,
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
    places: POPULAR_LIMIT,
    empty: NONE_POPULAR,
  });
}

export function showPopular({ items, categories }) {
  table('popular-items').show(withShares(items));
  table('popular-categories').show(withShares(categories));
}

export function showNoPopular() {
  for (const name of ['popular-items', 'popular-categories']) table(name).showNothing();
}

/** Each with its share of what the most popular one has. */
const withShares = (sold) =>
  sold.map((each) => ({ ...each, share: sold[0].quantity === 0 ? 0 : each.quantity / sold[0].quantity }));
