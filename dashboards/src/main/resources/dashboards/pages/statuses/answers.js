import { BEFORE_DELIVERY } from '../../components/order-status/order-status.js';
import { list, number, numberOrNull, pageOf, text, unexpected } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/** Converts the API's responses for the page. */

/** As the API names them, each with the unit behind it. */
const LENGTHS = ['min', 'avg', 'percentile50', 'percentile75', 'percentile90', 'percentile99', 'max'];

/** `/orders/statuses` with a row for every status before delivery, those without orders too; lengths in milliseconds. */
export function readStatuses(body) {
  const known = new Map(list(body).map((each) => [text(each.status, 'status'), readStatus(each)]));
  return [...new Set([...BEFORE_DELIVERY, ...known.keys()])].map((status) => known.get(status) ?? { status, orders: 0 });
}

const readStatus = (each) => ({
  status: each.status,
  orders: number(each.orders, 'orders'),
  ...Object.fromEntries(LENGTHS.map((name) => [name, number(each[`${name}Seconds`], `${name}Seconds`) * 1_000])),
});

/** `/orders/stuck` as `{ items, next }`, with `since` as a moment. */
export const readStuck = (body) =>
  pageOf(body, (order) => ({
    id: text(order.id, 'id'),
    status: text(order.status, 'status'),
    price: numberOrNull(order.price, 'price'),
    since: parseInstant(order.since) ?? unexpected('since'),
    waitedMs: number(order.timeInStatusMs, 'timeInStatusMs'),
  }));
