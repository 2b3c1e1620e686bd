import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStuck } from '../../main/resources/dashboards/pages/statuses/stuck.js';
import { refuses } from './refuses.js';

const NOON = '2026-01-31T12:00:00Z';

test('reads stuck orders with the moment since which they are', () => {
  const stuck = { id: 'a', status: 'PLACED_ORDER', price: null, since: NOON, timeInStatusMs: 5_000 };

  assert.deepEqual(readStuck({ items: [stuck], next: 'c' }), {
    items: [{ id: 'a', status: 'PLACED_ORDER', price: null, since: new Date(NOON), waitedMs: 5_000 }],
    next: 'c',
  });
  for (const since of [null, 'noon']) refuses(() => readStuck({ items: [{ ...stuck, since }] }), 'since');
});
