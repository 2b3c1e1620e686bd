import { Problem } from '../../lib/api.js';
import { changeOf } from '../../lib/change.js';
import { parseInstant } from '../../lib/time.js';

/** What the API's answers mean to the page. An answer of another shape is a Problem, not a NaN on the screen. */

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

const compared = (now, before) => ({ now, before, change: changeOf(now, before) });

/** Without orders there is no average, not one of 0. */
const averageOf = ({ orders, totalPrice }) => (orders === 0 ? null : totalPrice / orders);

const number = (value, name) => (Number.isFinite(value) ? value : unexpected(name));

const list = (body) => (Array.isArray(body) ? body : unexpected('list'));

function unexpected(name) {
  throw new Problem({
    title: 'An answer of an unknown shape',
    detail: `“${name}” is missing or not what it should be.`,
  });
}
