import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLatest } from '../../main/resources/dashboards/pages/orders/latest.js';

const NOON = '2026-01-31T12:00:00Z';

test('reads the latest orders, whenever they say that they were placed', () => {
  const [placed, odd] = readLatest([
    { id: 'a', createdAt: NOON },
    { id: 'b', createdAt: 'this morning' },
  ]);

  assert.deepEqual(placed, { id: 'a', createdAt: NOON, placedAt: new Date(NOON) });
  assert.equal(odd.placedAt, null);
  assert.equal(odd.createdAt, 'this morning');
});
