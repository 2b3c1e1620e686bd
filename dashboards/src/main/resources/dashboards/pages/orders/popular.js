import '../../components/record-table/record-table.js';
import { productName, shareBar } from '../../components/product-name/product-name.js';
import { getJson } from '../../lib/api.js';
import { NOTHING, formatCount, formatTenths } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { list, number, text } from '../../lib/shape.js';
import { page } from '../live-page.js';

/** The most popular products and categories, by pieces. */

/** The requested number of rows; the shop has this many categories. */
const LIMIT = 7;

/** A longer time than that of the numbers, since few products are sold often in a minute. */
const WINDOW = {
  name: 'popular',
  choices: [
    { value: '5m', label: '5 min', window: 'PT5M' },
    { value: '1h', label: '1 h', window: 'PT1H' },
    { value: '24h', label: '24 h', window: 'PT24H' },
    { value: '7d', label: '7 days', window: 'P7D' },
  ],
  usual: '1h',
};

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

page.add('Popular items', '#popular', { follows: [WINDOW], describe, ask, show, showNothing });

async function ask(signal, { window }) {
  const { body, ...standing } = await getJson('orders/popular', { window, limit: LIMIT }, signal);
  return { ...standing, ...readPopular(body) };
}

/**
 * `{ items, categories }`, the most popular first; `perOrder` is how many pieces an order of it has, and `product` is null
 * where its name isn't known.
 */
export const readPopular = ({ items, categories }) => ({
  items: list(items, 'items').map((item) => ({ ...sold(item), productId: text(item.productId, 'productId') })),
  categories: list(categories, 'categories').map((each) => ({
    ...sold(each),
    category: text(each.category, 'category'),
  })),
});

const sold = (what) => {
  const orders = number(what.orders, 'orders');
  const quantity = number(what.quantity, 'quantity');
  return { ...what, orders, quantity, perOrder: orders === 0 ? null : quantity / orders };
};

function describe() {
  table('popular-items').describe({
    columns: [{ label: 'Product', at: 'title', cell: (item) => productName(item, item.share) }, ...AMOUNTS],
    keyOf: ({ productId }) => productId,
    places: LIMIT,
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
    places: LIMIT,
    empty: NONE_POPULAR,
  });
}

function show({ items, categories }) {
  table('popular-items').show(withShares(items));
  table('popular-categories').show(withShares(categories));
}

function showNothing() {
  for (const name of ['popular-items', 'popular-categories']) table(name).showNothing();
}

/** Each with its share of what the most popular one has. */
const withShares = (sold) =>
  sold.map((each) => ({ ...each, share: sold[0].quantity === 0 ? 0 : each.quantity / sold[0].quantity }));
