import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStatuses } from '../../main/resources/dashboards/pages/statuses/statuses.js';
import { refuses } from './refuses.js';

const row = (status, orderCount) => ({
  status,
  orders: orderCount,
  minSeconds: 0.5,
  avgSeconds: 1,
  percentile50Seconds: 1,
  percentile75Seconds: 2,
  percentile90Seconds: 3,
  percentile99Seconds: 4,
  maxSeconds: 5,
});

test('has a row for each status before delivery, in their order, with lengths in milliseconds', () => {
  const rows = readStatuses([row('BEING_COOKED', 7), row('PLACED_ORDER', 2)]);

  assert.deepEqual(
    rows.map(({ status, orders: count }) => [status, count]),
    [
      ['PLACED_ORDER', 2],
      ['ORDER_CONFIRMED', 0],
      ['BEING_PREPARED', 0],
      ['BEING_COOKED', 7],
    ],
  );
  assert.deepEqual([rows[0].min, rows[0].max], [500, 5_000]);
  assert.equal(rows[1].max, undefined);
});

test('shows a status that it doesn’t know behind the others', () => {
  assert.equal(readStatuses([row('BEING_FROZEN', 1)]).at(-1).status, 'BEING_FROZEN');
});

test('refuses a row that lacks a length', () => refuses(() => readStatuses([{ ...row('A', 1), avgSeconds: null }]), 'avgSeconds'));
