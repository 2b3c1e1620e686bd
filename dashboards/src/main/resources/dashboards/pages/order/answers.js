import { list, numberOrNull, text, unexpected } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/**
 * What `/orders/{id}` means to the page: `history` has the moment of each status and how long it lasted, null for the
 * one that still does; `setOut` says whether a courier has it.
 */
export const readOrder = (order) => ({
  id: text(order.id, 'id'),
  createdAt: moment(order.createdAt, 'createdAt'),
  userId: text(order.userId, 'userId'),
  status: text(order.status, 'status'),
  price: numberOrNull(order.price, 'price'),
  items: list(order.items ?? [], 'items').map(readItem),
  history: readHistory(order.history),
  setOut: Boolean(order.delivery),
});

const readItem = (item, line) => ({
  ...item,
  line,
  productId: text(item.productId, 'productId'),
  quantity: numberOrNull(item.quantity, 'quantity'),
  price: numberOrNull(item.price, 'price'),
});

function readHistory(history) {
  const steps = list(history, 'history').map(({ status, at }) => ({
    status: text(status, 'status'),
    at: moment(at, 'at'),
  }));
  return steps.map((step, i) => ({ ...step, lastedMs: steps[i + 1] ? steps[i + 1].at - step.at : null }));
}

const moment = (value, name) => parseInstant(value) ?? unexpected(name);
