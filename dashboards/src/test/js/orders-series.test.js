import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSeries } from '../../main/resources/dashboards/pages/orders/series.js';
import { refuses } from './refuses.js';

const NOON = '2026-01-31T12:00:00Z';

test('reads the buckets of a series, complete unless they say otherwise', () => {
  const bucket = { start: NOON, orders: 1, revenue: 2.5 };

  assert.deepEqual(readSeries([bucket, { ...bucket, complete: false }]), [
    { start: new Date(NOON), orders: 1, revenue: 2.5, complete: true },
    { start: new Date(NOON), orders: 1, revenue: 2.5, complete: false },
  ]);
  refuses(() => readSeries([{ ...bucket, start: 'noon' }]), 'start');
  refuses(() => readSeries({}), 'list');
});
