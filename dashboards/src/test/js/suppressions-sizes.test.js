import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { askSize, readSize, readSizes } from '../../main/resources/dashboards/pages/suppressions/sizes.js';
import { settle } from './clock.js';

const NOON = '2026-01-31T12:00:00Z';

const signal = new AbortController().signal;

afterEach(() => mock.restoreAll());

test('reads a size, which is exact unless it says otherwise', () => {
  const body = { size: 5, asOf: NOON, freshnessMs: 200 };

  assert.deepEqual(readSize(body), {
    size: 5,
    exact: true,
    steps: [],
    asOf: new Date(NOON),
    freshnessMs: 200,
  });
  assert.equal(readSize({ ...body, exact: false }).exact, false);
  assert.equal(readSize({ size: 5, asOf: NOON }).freshnessMs, null);
});

test('reads sizes over time, which are estimates unless they say otherwise', () => {
  const { exact, points } = readSizes({ asOf: NOON, sizes: [{ at: NOON, size: 5 }] });

  assert.equal(exact, false);
  assert.deepEqual(points, [{ at: new Date(NOON), size: 5 }]);
});

test('sizes of lists are asked for one after the other, and one that fails lets the next one go on', async () => {
  const requests = [];
  const open = [];
  const answer = (size) => new Response(JSON.stringify({ size, asOf: NOON }));
  mock.method(globalThis, 'fetch', (address) => {
    requests.push(new URL(address).pathname.split('/').at(-2));
    return new Promise((resolve) => open.push(resolve));
  });
  const first = askSize('suppressions', 'a', signal);
  const second = askSize('suppressions', 'b', signal);
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
