import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import {
  Problem,
  askJson,
  deleteAt,
  findJson,
  getJson,
  openStream,
  putJson,
} from '../../main/resources/dashboards/lib/api.js';
import { settle } from './clock.js';

const HEADERS = { 'Millrace-As-Of': '2026-01-31T12:00:00Z', 'Millrace-Freshness-Ms': '230' };

const answers = (body, { status = 200, headers = HEADERS } = {}) =>
  mock.method(globalThis, 'fetch', async () => new Response(JSON.stringify(body), { status, headers }));

const problem = (body, options) => answers(body, { status: 503, headers: {}, ...options });

const request = () => {
  const [address, options] = fetch.mock.calls[0].arguments;
  return { address: new URL(address), ...options };
};

let signal;

beforeEach(() => (signal = new AbortController().signal));
afterEach(() => mock.restoreAll());

describe('an answer', () => {
  test('comes with its moment and how far behind it may be', async () => {
    answers({ orders: 5 });

    assert.deepEqual(await getJson('orders/overview', { window: 'PT1M' }, signal), {
      body: { orders: 5 },
      asOf: new Date('2026-01-31T12:00:00Z'),
      freshnessMs: 230,
    });
  });

  test('is asked for below the root, with its parameters', async () => {
    answers([]);
    await getJson('orders/series', { window: 'PT1M', zone: 'Asia/Kolkata' }, signal);

    const { address, headers } = request();
    assert.match(address.pathname, /\/orders\/series$/);
    assert.equal(address.search, '?window=PT1M&zone=Asia%2FKolkata');
    assert.equal(headers.Accept, 'application/json');
  });

  test('without a freshness says null, and takes the moment of the response', async () => {
    answers([], { headers: { Date: 'Sat, 31 Jan 2026 12:00:07 GMT' } });
    const { asOf, freshnessMs } = await getJson('geofences', {}, signal);

    assert.equal(asOf.toISOString(), '2026-01-31T12:00:07.000Z');
    assert.equal(freshnessMs, null);
  });

  test('with a freshness that is no number says null', async () => {
    answers([], { headers: { 'Millrace-Freshness-Ms': 'unknown' } });

    assert.equal((await getJson('geofences', {}, signal)).freshnessMs, null);
  });

  test('to a long question is posted for', async () => {
    answers({ count: 1 });
    await askJson('deliveries/geofence', { limit: 5 }, { type: 'Polygon' }, signal);

    const { method, headers, body } = request();
    assert.equal(method, 'POST');
    assert.equal(headers['Content-Type'], 'application/json');
    assert.equal(body, '{"type":"Polygon"}');
  });

  test('of something that there is none of has a null body', async () => {
    answers({ type: 'urn:millrace:problem:not-found' }, { status: 404 });

    const { body, freshnessMs } = await findJson('orders/by-id/x', signal);
    assert.equal(body, null);
    assert.equal(freshnessMs, null);
  });
});

test('what is put is answered, and what is deleted isn’t', async () => {
  answers({ name: 'old-town' });
  assert.deepEqual(await putJson('geofences/old-town', { type: 'Polygon' }), { name: 'old-town' });
  assert.equal(request().method, 'PUT');
  mock.restoreAll();

  mock.method(globalThis, 'fetch', async () => new Response(null, { status: 204 }));
  assert.equal(await deleteAt('geofences/old-town'), undefined);
  assert.equal(request().method, 'DELETE');
});

describe('a failure', () => {
  const failure = (promise) =>
    promise.then(
      () => assert.fail('no failure'),
      (cause) => {
        assert.ok(cause instanceof Problem, String(cause));
        const { kind, title, detail, status, requestId, retryAfterMs } = cause;
        return { kind, title, detail, status, requestId, retryAfterMs };
      },
    );

  test('is the problem that the service tells', async () => {
    problem(
      { type: 'urn:millrace:problem:catching-up', title: 'Data is not up to date', detail: 'Behind.', requestId: 'r-1' },
      { headers: { 'Retry-After': '5' } },
    );

    assert.deepEqual(await failure(getJson('orders/latest', {}, signal)), {
      kind: 'catching-up',
      title: 'Data is not up to date',
      detail: 'Behind.',
      status: 503,
      requestId: 'r-1',
      retryAfterMs: 5_000,
    });
  });

  test('of another kind than ours has none, and says its status', async () => {
    problem({ type: 'about:blank' }, { status: 502, headers: { 'X-Request-Id': 'r-2' } });

    assert.deepEqual(await failure(getJson('orders/latest', {}, signal)), {
      kind: null,
      title: 'The service responded with status 502',
      detail: '',
      status: 502,
      requestId: 'r-2',
      retryAfterMs: null,
    });
  });

  test('that is no JSON at all, or null, is told all the same', async () => {
    for (const text of ['<h1>Bad gateway</h1>', 'null']) {
      mock.method(globalThis, 'fetch', async () => new Response(text, { status: 504 }));
      assert.equal((await failure(getJson('orders/latest', {}, signal))).title, 'The service responded with status 504');
      mock.restoreAll();
    }
  });

  test('is an answer that isn’t JSON', async () => {
    mock.method(globalThis, 'fetch', async () => new Response('<h1>Sign in</h1>'));

    assert.equal((await failure(getJson('orders/latest', {}, signal))).kind, 'not-json');
  });

  test('is a service that can’t be reached', async () => {
    mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('fetch failed')));

    assert.equal((await failure(getJson('orders/latest', {}, signal))).kind, 'unreachable');
    assert.equal((await failure(openStream('suppressions/winback', {}, 'text/csv', signal))).kind, 'unreachable');
  });

  test('is an answer that doesn’t come within ten seconds', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(
      globalThis,
      'fetch',
      (_, options) =>
        new Promise((_resolve, reject) => {
          options.signal.addEventListener('abort', () => reject(options.signal.reason));
        }),
    );
    const asked = failure(getJson('orders/latest', {}, signal));
    t.mock.timers.tick(10_000);

    assert.equal((await asked).kind, 'no-answer');
  });

  test('is not what the page itself gives up', async () => {
    const controller = new AbortController();
    mock.method(
      globalThis,
      'fetch',
      (_, options) =>
        new Promise((_resolve, reject) => {
          options.signal.addEventListener('abort', () => reject(options.signal.reason));
        }),
    );
    const asked = getJson('orders/latest', {}, controller.signal);
    const reason = new Error('changed');
    controller.abort(reason);

    await assert.rejects(asked, (cause) => cause === reason);
  });
});

test('a stream is asked for in its form, and handed over unread', async () => {
  mock.method(globalThis, 'fetch', async () => new Response('customerId\n17\n'));
  const response = await openStream('suppressions/winback', { format: 'csv' }, 'text/csv', signal);
  await settle();

  assert.equal(response.bodyUsed, false);
  assert.equal(request().headers.Accept, 'text/csv, application/problem+json');
  assert.equal(request().address.search, '?format=csv');
});
