import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';
import { askArea, askInside, polygonOf, readInside } from '../../main/resources/dashboards/pages/deliveries/geofence.js';
import { refuses } from './refuses.js';
import { serve } from './serve.js';

const NOON = '2026-01-31T12:00:00Z';

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
];

const position = { latitude: 12.5, longitude: 77.5, at: NOON };

const signal = new AbortController().signal;

afterEach(() => mock.restoreAll());

test('reads who is in an area', () => {
  assert.deepEqual(readInside({ count: 3, items: [{ id: 'a', ...position }] }), {
    count: 3,
    couriers: [{ id: 'a', lat: 12.5, lon: 77.5, at: new Date(NOON) }],
    next: null,
  });
  refuses(() => readInside({ count: 1 }), 'items');
  refuses(() => readInside({ count: 1, items: [{ id: 'a', ...position, at: null }] }), 'at');
});

describe('who is inside an area', () => {
  const couriers = (count, from = 0) =>
    Array.from({ length: count }, (_, i) => ({ id: String(from + i), latitude: 0, longitude: 0, at: NOON }));

  test('is asked for page by page', async () => {
    serve({
      'deliveries/geofence': (query) =>
        query.get('after') === 'p2'
          ? { count: 3, items: couriers(1, 2), next: null }
          : { count: 3, items: couriers(2), next: 'p2' },
    });
    const { count, couriers: found, whole } = await askInside(CORNERS, signal);

    assert.equal(count, 3);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['0', '1', '2'],
    );
    assert.equal(whole, true);
  });

  test('is counted and not listed beyond some thousands', async () => {
    const requests = serve({ 'deliveries/geofence': { count: 9_000, items: couriers(1_000), next: 'more' } });
    const { count, couriers: found, whole } = await askInside(CORNERS, signal);

    assert.equal(requests.length, 5);
    assert.deepEqual([count, found.length, whole], [9_000, 5_000, false]);
  });

  test('of an area that the API refuses is asked once', async () => {
    const requests = serve({ 'deliveries/geofence': () => new Response('{"title":"The area is too large"}', { status: 422 }) });
    const ask = askArea(CORNERS);

    assert.equal((await ask(signal)).refused.title, 'The area is too large');
    assert.equal((await ask(signal)).refused.status, 422);
    assert.equal(requests.length, 1);
  });

  test('isn’t known while the API has no answer, and is asked again', async () => {
    const requests = serve({ 'deliveries/geofence': () => new Response('{}', { status: 503 }) });
    const ask = askArea(CORNERS);

    await assert.rejects(ask(signal), { status: 503 });
    await assert.rejects(ask(signal), { status: 503 });
    assert.equal(requests.length, 2);
  });

  test('is asked with a ring that is closed', () =>
    assert.deepEqual(polygonOf(CORNERS), { type: 'Polygon', coordinates: [[...CORNERS, CORNERS[0]]] }));
});
