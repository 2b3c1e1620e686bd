import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import {
  askArea,
  askFollowed,
  askGeofences,
  askInside,
  polygonOf,
} from '../../main/resources/dashboards/pages/deliveries/questions.js';
import { askSize } from '../../main/resources/dashboards/pages/suppressions/questions.js';
import { settle } from './clock.js';

const NOON = '2026-01-31T12:00:00Z';
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
];

let requests;
let signal;

/** Answers each path with what stands beside it here; a function is told the query and the body. */
function serve(answers) {
  mock.method(globalThis, 'fetch', async (address, { body }) => {
    const { pathname, searchParams } = new URL(address);
    const path = pathname.replace(/^.*\/dashboards\//, '');
    requests.push(path);
    const answer = typeof answers[path] === 'function' ? await answers[path](searchParams, body) : answers[path];
    return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
  });
}

beforeEach(() => {
  requests = [];
  signal = new AbortController().signal;
});

afterEach(() => mock.restoreAll());

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
    serve({ 'deliveries/geofence': { count: 9_000, items: couriers(1_000), next: 'more' } });
    const { count, couriers: found, whole } = await askInside(CORNERS, signal);

    assert.equal(requests.length, 5);
    assert.deepEqual([count, found.length, whole], [9_000, 5_000, false]);
  });

  test('of an area that the API refuses is asked once', async () => {
    serve({ 'deliveries/geofence': () => new Response('{"title":"The area is too large"}', { status: 422 }) });
    const ask = askArea(CORNERS);

    assert.equal((await ask(signal)).refused.title, 'The area is too large');
    assert.equal((await ask(signal)).refused.status, 422);
    assert.equal(requests.length, 1);
  });

  test('isn’t known while the API has no answer, and is asked again', async () => {
    serve({ 'deliveries/geofence': () => new Response('{}', { status: 503 }) });
    const ask = askArea(CORNERS);

    await assert.rejects(ask(signal), { status: 503 });
    await assert.rejects(ask(signal), { status: 503 });
    assert.equal(requests.length, 2);
  });

  test('is asked with a ring that is closed', () =>
    assert.deepEqual(polygonOf(CORNERS), { type: 'Polygon', coordinates: [[...CORNERS, CORNERS[0]]] }));
});

describe('a followed courier', () => {
  const delivery = { latitude: 2, longitude: 2, at: NOON, status: 'OUT_FOR_DELIVERY', speedMps: null };
  const track = { geometry: { coordinates: [[1, 1]] } };

  test('has the way so far, which is fetched seldom and goes on meanwhile', async () => {
    let now = 0;
    mock.method(performance, 'now', () => now);
    serve({ 'deliveries/a%2F1': delivery, 'deliveries/a%2F1/track': track });
    const ask = askFollowed('a/1');

    assert.deepEqual((await ask(signal)).way, [{ lat: 1, lon: 1 }]);
    now = 5_000;
    assert.equal((await ask(signal)).way.length, 2);
    now = 10_001;
    assert.equal((await ask(signal)).way.length, 1);
    assert.equal(requests.filter((path) => path.endsWith('/track')).length, 2);
  });

  test('may be nobody', async () => {
    serve({ 'deliveries/a': () => new Response('{}', { status: 404 }) });

    assert.equal((await askFollowed('a')(signal)).delivery, null);
  });
});

describe('saved areas', () => {
  const counts = (...names) => ({ counts: names.map((name) => ({ name, savedAt: NOON, count: 1 })) });
  const shapes = (...names) => ({ geofences: names.map((name) => ({ name, savedAt: NOON, area: { name } })) });

  test('are asked for their shapes only when there are others', async () => {
    const answers = { 'geofences/counts': counts('a'), geofences: shapes('a') };
    serve(answers);
    const ask = askGeofences();

    assert.deepEqual((await ask(signal)).areas[0].area, { name: 'a' });
    await ask(signal);
    assert.deepEqual(requests, ['geofences/counts', 'geofences', 'geofences/counts']);

    Object.assign(answers, { 'geofences/counts': counts('a', 'b'), geofences: shapes('a', 'b') });
    assert.equal((await ask(signal)).areas.length, 2);
  });

  test('leave one out that was changed in between', async () => {
    serve({ 'geofences/counts': counts('a', 'b'), geofences: shapes('a') });

    assert.deepEqual(
      (await askGeofences()(signal)).areas.map(({ name }) => name),
      ['a'],
    );
  });
});

test('sizes of lists are asked for one after the other, and one that fails lets the next one go on', async () => {
  const open = [];
  const answer = (size) => new Response(JSON.stringify({ size, asOf: NOON }));
  mock.method(globalThis, 'fetch', (address) => {
    requests.push(new URL(address).pathname.split('/').at(-2));
    return new Promise((resolve) => open.push(resolve));
  });
  const first = askSize('suppressions', 'a')(signal);
  const second = askSize('suppressions', 'b')(signal);
  first.catch(() => {});
  await settle();
  assert.deepEqual(requests, ['a']);

  open[0](new Response('{}', { status: 503 }));
  await assert.rejects(first, { status: 503 });
  await settle();
  assert.deepEqual(requests, ['a', 'b']);

  open[1](answer(5));
  assert.equal((await second).size, 5);
});
