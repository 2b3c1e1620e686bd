import { number, pageOf, text } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/** What the API's answers mean to the page. */

/** `/users/{id}`, and each of `/users`. */
export const readCustomer = (user) => ({
  ...user,
  id: text(user.id, 'id'),
  name: [user.firstName, user.lastName].filter(Boolean).join(' ') || `Customer ${user.id}`,
});

/** `/users` as `{ items, next }`. */
export const readCustomers = (body) => pageOf(body, readCustomer);

/** `/users/{id}/orders` as `{ items, next }`, newest first. */
export const readOrders = (body) =>
  pageOf(body, (order) => ({
    id: text(order.id, 'id'),
    status: text(order.status, 'status'),
    price: number(order.price, 'price'),
    createdAt: order.createdAt,
    placedAt: parseInstant(order.createdAt),
  }));
