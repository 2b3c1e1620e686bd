import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOrders } from '../../main/resources/dashboards/pages/users/orders.js';

const NOON = '2026-01-31T12:00:00Z';

test('reads a page of a customer’s orders', () => {
  const placed = { id: 'a', status: 'DELIVERED', price: 5, createdAt: NOON };

  assert.deepEqual(readOrders({ items: [placed] }).items, [{ ...placed, placedAt: new Date(NOON) }]);
});
