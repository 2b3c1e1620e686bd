import { changeOf } from '../../lib/change.js';
import { list, number, text, unexpected } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/** Converts the API's responses for the page. */

/** `/orders/overview` as `{ totalOrders, orders, revenue, average }`, the last three as `{ now, before, change }`. */
export function readOverview({ totalOrders, currentTimePeriod: current, previousTimePeriod: previous }) {
  return {
    totalOrders: number(totalOrders, 'totalOrders'),
    orders: compared(number(current?.orders, 'orders'), number(previous?.orders, 'orders')),
    revenue: compared(number(current?.totalPrice, 'totalPrice'), number(previous?.totalPrice, 'totalPrice')),
    average: compared(averageOf(current), averageOf(previous)),
  };
}

/** `/orders/series` as points `{ start, orders, revenue, complete }`, oldest first. */
export const readSeries = (body) =>
  list(body).map(({ start, orders, revenue, complete }) => ({
    start: parseInstant(start) ?? unexpected('start'),
    orders: number(orders, 'orders'),
    revenue: number(revenue, 'revenue'),
    complete: complete !== false,
  }));

/** `/orders/latest` as the API gives it, with `placedAt` as a moment, or null where `createdAt` is none. */
export const readLatest = (body) => list(body).map((order) => ({ ...order, placedAt: parseInstant(order.createdAt) }));

/**
 * `/orders/popular` as `{ items, categories }`, the most popular first; `perOrder` is how many pieces an order of it has, and
 * `product` is null where its name isn't known.
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

const compared = (now, before) => ({ now, before, change: changeOf(now, before) });

/** Without orders that have a price there is no average, not one of 0. */
const averageOf = ({ orders, ordersWithoutPrice, totalPrice }) =>
  orders === ordersWithoutPrice ? null : totalPrice / (orders - ordersWithoutPrice);
