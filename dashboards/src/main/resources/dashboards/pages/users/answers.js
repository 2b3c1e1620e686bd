import { numberOrNull, pageOf, text } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/** Converts the API's responses for the page. */

/** `/users/{id}`, and each of `/users`. */
export const readUser = (user) => ({
  ...user,
  id: text(user.id, 'id'),
  name: [user.firstName, user.lastName].filter(Boolean).join(' ') || `Customer ${user.id}`,
});

/** `/users` as `{ items, next }`. */
export const readUsers = (body) => pageOf(body, readUser);

/** `/users/{id}/orders` as `{ items, next }`, newest first. */
export const readOrders = (body) =>
  pageOf(body, (order) => ({
    id: text(order.id, 'id'),
    status: text(order.status, 'status'),
    price: numberOrNull(order.price, 'price'),
    createdAt: order.createdAt,
    placedAt: parseInstant(order.createdAt),
  }));
