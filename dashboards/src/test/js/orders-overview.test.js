import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOverview, scopeOf } from '../../main/resources/dashboards/pages/orders/overview.js';
import { refuses } from './refuses.js';

const period = (numbers) => ({ orders: 4, ordersWithoutPrice: 0, totalPrice: 100, ...numbers });
const overview = (current, previous) =>
  readOverview({
    totalOrders: 9,
    totalOrdersComplete: true,
    currentTimePeriod: period(current),
    previousTimePeriod: period(previous),
  });

test('compares each number with the one of the period before', () => {
  const { totalOrders, orders: count, revenue, average } = overview({ orders: 5, totalPrice: 200 });

  assert.equal(totalOrders, 9);
  assert.deepEqual([count.now, count.before, count.change.difference], [5, 4, 1]);
  assert.deepEqual([revenue.now, revenue.before, revenue.change.ratio], [200, 100, 1]);
  assert.deepEqual([average.now, average.before, average.change.direction], [40, 25, 'up']);
});

test('averages over the orders that have a price, and over none gives none', () => {
  assert.equal(overview({ ordersWithoutPrice: 2 }).average.now, 50);
  assert.equal(overview({ ordersWithoutPrice: 4 }).average.now, null);
  assert.equal(overview({ orders: 0, totalPrice: 0 }).average.change.direction, 'unknown');
});

test('says what the total counts', () => {
  assert.equal(scopeOf({ totalOrders: 9, totalOrdersComplete: true }), 'of all time');
  assert.equal(scopeOf({ totalOrders: 0, totalOrdersComplete: true }), 'none yet');
  assert.equal(scopeOf({ totalOrders: 9, totalOrdersComplete: false }), 'that are kept');
});

test('refuses an overview of another shape', () => {
  refuses(() => readOverview({}), 'totalOrders');
  refuses(() => readOverview({ totalOrders: 1 }), 'totalOrdersComplete');
  refuses(() => readOverview({ totalOrders: 1, totalOrdersComplete: true }), 'orders');
  refuses(() => overview({ totalPrice: 'much' }), 'totalPrice');
});
