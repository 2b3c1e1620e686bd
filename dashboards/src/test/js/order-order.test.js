import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOrder } from '../../main/resources/dashboards/pages/order/order.js';
import { refuses } from './refuses.js';

const NOON = '2026-01-31T12:00:00Z';

const body = {
  id: 'a',
  createdAt: NOON,
  userId: '17',
  status: 'BEING_COOKED',
  price: 30,
  items: [{ productId: 'p1', product: 'Regina', quantity: 2, price: 15 }],
  history: [
    { status: 'PLACED_ORDER', at: NOON },
    { status: 'BEING_COOKED', at: '2026-01-31T12:01:05Z' },
  ],
};

test('says how long each status lasted, but for the one that still does', () => {
  assert.deepEqual(
    readOrder(body).history.map(({ lastedMs }) => lastedMs),
    [65_000, null],
  );
});

test('numbers the items, and takes an order without them', () => {
  assert.equal(readOrder(body).items[0].line, 0);
  assert.deepEqual(readOrder({ ...body, items: null }).items, []);
});

test('says whether a courier has it', () => {
  assert.equal(readOrder(body).setOut, false);
  assert.equal(readOrder({ ...body, delivery: {} }).setOut, true);
});

test('refuses an order of another shape', () => {
  refuses(() => readOrder({ ...body, history: undefined }), 'history');
  refuses(() => readOrder({ ...body, createdAt: 'noon' }), 'createdAt');
  refuses(() => readOrder({ ...body, items: [{ productId: 'p1', price: 1 }] }), 'quantity');
});
