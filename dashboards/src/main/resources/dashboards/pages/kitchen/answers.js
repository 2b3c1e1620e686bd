import { KITCHEN } from '../../components/order-status/order-status.js';
import { list, number, pageOf, text } from '../../lib/shape.js';

/** What the API's answers mean to the page. */

const LENGTHS = ['min', 'avg', 'percentile50', 'percentile75', 'percentile90', 'percentile99', 'max'];

/** `/orders/statuses` with a row for every status of the kitchen, those without orders too; lengths in milliseconds. */
export function readStatuses(body) {
  const known = new Map(list(body).map((each) => [text(each.status, 'status'), readStatus(each)]));
  return [...new Set([...KITCHEN, ...known.keys()])].map((status) => known.get(status) ?? { status, orders: 0 });
}

const readStatus = (each) => ({
  status: each.status,
  orders: number(each.orders, 'orders'),
  ...Object.fromEntries(LENGTHS.map((name) => [name, number(each[name], name) * 1_000])),
});

/** `/orders/stuck` as `{ items, next }`, with `since` as a moment. */
export const readStuck = (body) =>
  pageOf(body, (order) => ({
    id: text(order.id, 'id'),
    price: number(order.price, 'price'),
    since: new Date(number(order.ts, 'ts')),
    waitedMs: number(order.timeInStatus, 'timeInStatus'),
  }));
