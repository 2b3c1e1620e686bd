import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Problem } from '../../main/resources/dashboards/lib/api.js';
import * as deliveries from '../../main/resources/dashboards/pages/deliveries/answers.js';
import * as order from '../../main/resources/dashboards/pages/order/answers.js';
import * as orders from '../../main/resources/dashboards/pages/orders/answers.js';
import * as statuses from '../../main/resources/dashboards/pages/statuses/answers.js';
import * as suppressions from '../../main/resources/dashboards/pages/suppressions/answers.js';
import * as users from '../../main/resources/dashboards/pages/users/answers.js';

const refuses = (read, name) =>
  assert.throws(read, (problem) => {
    assert.ok(problem instanceof Problem, String(problem));
    assert.equal(problem.kind, 'other-shape');
    assert.match(problem.detail, new RegExp(`“${name}”`));
    return true;
  });

const NOON = '2026-01-31T12:00:00Z';

describe('the orders page', () => {
  const period = (numbers) => ({ orders: 4, ordersWithoutPrice: 0, totalPrice: 100, ...numbers });
  const overview = (current, previous) =>
    orders.readOverview({ totalOrders: 9, currentTimePeriod: period(current), previousTimePeriod: period(previous) });

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

  test('refuses an overview of another shape', () => {
    refuses(() => orders.readOverview({}), 'totalOrders');
    refuses(() => orders.readOverview({ totalOrders: 1 }), 'orders');
    refuses(() => overview({ totalPrice: 'much' }), 'totalPrice');
  });

  test('reads the buckets of a series, complete unless they say otherwise', () => {
    const bucket = { start: NOON, orders: 1, revenue: 2.5 };

    assert.deepEqual(orders.readSeries([bucket, { ...bucket, complete: false }]), [
      { start: new Date(NOON), orders: 1, revenue: 2.5, complete: true },
      { start: new Date(NOON), orders: 1, revenue: 2.5, complete: false },
    ]);
    refuses(() => orders.readSeries([{ ...bucket, start: 'noon' }]), 'start');
    refuses(() => orders.readSeries({}), 'list');
  });

  test('reads the latest orders, whenever they say that they were placed', () => {
    const [placed, odd] = orders.readLatest([
      { id: 'a', createdAt: NOON },
      { id: 'b', createdAt: 'this morning' },
    ]);

    assert.deepEqual(placed, { id: 'a', createdAt: NOON, placedAt: new Date(NOON) });
    assert.equal(odd.placedAt, null);
    assert.equal(odd.createdAt, 'this morning');
  });

  test('reads popular items and categories with the pieces of an order', () => {
    const { items, categories } = orders.readPopular({
      items: [{ productId: 'p1', product: null, orders: 2, quantity: 5 }],
      categories: [{ category: 'Sides', orders: 0, quantity: 0 }],
    });

    assert.deepEqual(items, [{ productId: 'p1', product: null, orders: 2, quantity: 5, perOrder: 2.5 }]);
    assert.equal(categories[0].perOrder, null);
    refuses(() => orders.readPopular({ items: [] }), 'categories');
    refuses(() => orders.readPopular({ items: [{ orders: 1, quantity: 1 }], categories: [] }), 'productId');
  });
});

describe('the page of statuses', () => {
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
    const rows = statuses.readStatuses([row('BEING_COOKED', 7), row('PLACED_ORDER', 2)]);

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
    assert.equal(statuses.readStatuses([row('BEING_FROZEN', 1)]).at(-1).status, 'BEING_FROZEN');
  });

  test('refuses a row that lacks a length', () => refuses(() => statuses.readStatuses([{ ...row('A', 1), avgSeconds: null }]), 'avgSeconds'));

  test('reads stuck orders with the moment since which they are', () => {
    const stuck = { id: 'a', status: 'PLACED_ORDER', price: null, since: NOON, timeInStatusMs: 5_000 };

    assert.deepEqual(statuses.readStuck({ items: [stuck], next: 'c' }), {
      items: [{ id: 'a', status: 'PLACED_ORDER', price: null, since: new Date(NOON), waitedMs: 5_000 }],
      next: 'c',
    });
    for (const since of [null, 'noon']) refuses(() => statuses.readStuck({ items: [{ ...stuck, since }] }), 'since');
  });
});

describe('the page of an order', () => {
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
      order.readOrder(body).history.map(({ lastedMs }) => lastedMs),
      [65_000, null],
    );
  });

  test('numbers the items, and takes an order without them', () => {
    assert.equal(order.readOrder(body).items[0].line, 0);
    assert.deepEqual(order.readOrder({ ...body, items: null }).items, []);
  });

  test('says whether a courier has it', () => {
    assert.equal(order.readOrder(body).setOut, false);
    assert.equal(order.readOrder({ ...body, delivery: {} }).setOut, true);
  });

  test('refuses an order of another shape', () => {
    refuses(() => order.readOrder({ ...body, history: undefined }), 'history');
    refuses(() => order.readOrder({ ...body, createdAt: 'noon' }), 'createdAt');
    refuses(() => order.readOrder({ ...body, items: [{ productId: 'p1', price: 1 }] }), 'quantity');
  });
});

describe('the page of customers', () => {
  test('names a customer by what is known of the name, else by the id', () => {
    const nameOf = (user) => users.readUser({ id: '17', ...user }).name;

    assert.equal(nameOf({ firstName: 'Asha', lastName: 'Rao' }), 'Asha Rao');
    assert.equal(nameOf({ firstName: null, lastName: 'Rao' }), 'Rao');
    assert.equal(nameOf({ firstName: '', lastName: null }), 'Customer 17');
  });

  test('reads a page of customers, and one of the orders of one', () => {
    assert.deepEqual(users.readUsers({ items: [{ id: '1', firstName: 'A' }], next: 'n' }), {
      items: [{ id: '1', firstName: 'A', name: 'A' }],
      next: 'n',
    });
    const placed = { id: 'a', status: 'DELIVERED', price: 5, createdAt: NOON };
    assert.deepEqual(users.readOrders({ items: [placed] }).items, [{ ...placed, placedAt: new Date(NOON) }]);
    refuses(() => users.readUsers({ items: [{ id: 1 }] }), 'id');
  });
});

describe('the page of deliveries', () => {
  const position = { latitude: 12.5, longitude: 77.5, at: NOON };

  test('reads who is in an area', () => {
    assert.deepEqual(deliveries.readInside({ count: 3, items: [{ id: 'a', ...position }] }), {
      count: 3,
      couriers: [{ id: 'a', lat: 12.5, lon: 77.5, at: new Date(NOON) }],
      next: null,
    });
    refuses(() => deliveries.readInside({ count: 1 }), 'items');
    refuses(() => deliveries.readInside({ count: 1, items: [{ id: 'a', ...position, at: null }] }), 'at');
  });

  test('reads one delivery, of which much may be unknown', () => {
    const body = { ...position, status: 'OUT_FOR_DELIVERY', speedMps: 5, distanceLeftM: 900 };
    const eta = { at: '2026-01-31T12:10:00Z', basis: 'ASSUMED_SPEED' };
    const destination = { latitude: 13, longitude: 78 };

    assert.deepEqual(deliveries.readDelivery({ ...body, eta, destination }), {
      position: { lat: 12.5, lon: 77.5, at: new Date(NOON) },
      door: { lat: 13, lon: 78 },
      delivered: false,
      leftM: 900,
      speedKmh: 18,
      eta: { at: new Date(eta.at), assumed: true },
    });
    const bare = deliveries.readDelivery({ ...position, status: 'DELIVERED', speedMps: null, eta: null });
    assert.deepEqual([bare.door, bare.delivered, bare.leftM, bare.speedKmh, bare.eta], [null, true, null, null, null]);
  });

  test('reads a track, whose coordinates have the longitude first', () => {
    assert.deepEqual(deliveries.readTrack({ geometry: { coordinates: [[77.5, 12.5]] } }), [{ lat: 12.5, lon: 77.5 }]);
    refuses(() => deliveries.readTrack({ geometry: null }), 'coordinates');
  });

  test('reads saved areas and their counts, of which one may have a problem instead', () => {
    const area = { type: 'Polygon' };
    assert.deepEqual(deliveries.readGeofences({ geofences: [{ name: 'a', area, savedAt: NOON }] }), [
      { name: 'a', area, widthM: null, savedAt: NOON },
    ]);
    assert.deepEqual(deliveries.readCounts({ counts: [{ name: 'a', savedAt: NOON, count: null, problem: 'Too large.' }] }), [
      { name: 'a', savedAt: NOON, count: null, problem: 'Too large.' },
    ]);
    refuses(() => deliveries.readGeofences({ geofences: [{ name: 'a', savedAt: NOON }] }), 'area');
    refuses(() => deliveries.readCounts({ counts: [{ name: 'a', savedAt: NOON }] }), 'count');
  });
});

describe('the page of suppressions', () => {
  test('reads lists, with or without parameters', () => {
    const entry = { name: 'winback', description: 'Long ago.', owner: 'crm' };

    assert.deepEqual(suppressions.readLists({ lists: [entry] }, 'lists'), [{ ...entry, parameters: [] }]);
    refuses(() => suppressions.readLists({ lists: [entry] }, 'audiences'), 'audiences');
  });

  test('reads a size, which is exact unless it says otherwise', () => {
    const body = { size: 5, asOf: NOON, freshnessMs: 200 };

    assert.deepEqual(suppressions.readSize(body), {
      size: 5,
      exact: true,
      steps: [],
      asOf: new Date(NOON),
      freshnessMs: 200,
    });
    assert.equal(suppressions.readSize({ ...body, exact: false }).exact, false);
    assert.equal(suppressions.readSize({ size: 5, asOf: NOON }).freshnessMs, null);
  });

  test('reads sizes over time, which are estimates unless they say otherwise', () => {
    const { exact, points } = suppressions.readSizes({ asOf: NOON, sizes: [{ at: NOON, size: 5 }] });

    assert.equal(exact, false);
    assert.deepEqual(points, [{ at: new Date(NOON), size: 5 }]);
  });

  test('reads on which lists an address is, and of which that isn’t known', () => {
    const hit = { list: 'opted_out', customerId: '17', reason: 'opted out', since: NOON, until: null };
    const verdict = { email: 'a@example.com', known: true, lists: [hit] };

    assert.deepEqual(
      suppressions.readVerdict({ results: [verdict], unavailable: [{ list: 'winback', reason: 'Behind.', more: 1 }] }),
      {
        email: 'a@example.com',
        known: true,
        unavailable: [{ list: 'winback', reason: 'Behind.' }],
        hits: [{ ...hit, since: new Date(NOON) }],
      },
    );
    assert.deepEqual(suppressions.readVerdict({ results: [{ ...verdict, known: undefined }] }).known, false);
    refuses(() => suppressions.readVerdict({ results: [] }), 'email');
  });
});
