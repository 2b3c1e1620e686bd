import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';
import { askFollowed, readDelivery, readTrack } from '../../main/resources/dashboards/pages/deliveries/followed.js';
import { refuses } from './refuses.js';
import { serve } from './serve.js';

const NOON = '2026-01-31T12:00:00Z';

const position = { latitude: 12.5, longitude: 77.5, at: NOON };

const signal = new AbortController().signal;

afterEach(() => mock.restoreAll());

test('reads one delivery, of which much may be unknown', () => {
  const body = { ...position, status: 'OUT_FOR_DELIVERY', speedMps: 5, distanceLeftM: 900 };
  const eta = { at: '2026-01-31T12:10:00Z', basis: 'ASSUMED_SPEED' };
  const destination = { latitude: 13, longitude: 78 };

  assert.deepEqual(readDelivery({ ...body, eta, destination }), {
    position: { lat: 12.5, lon: 77.5, at: new Date(NOON) },
    door: { lat: 13, lon: 78 },
    delivered: false,
    leftM: 900,
    speedKmh: 18,
    eta: { at: new Date(eta.at), assumed: true },
  });
  const bare = readDelivery({ ...position, status: 'DELIVERED', speedMps: null, eta: null });
  assert.deepEqual([bare.door, bare.delivered, bare.leftM, bare.speedKmh, bare.eta], [null, true, null, null, null]);
});

test('reads a track, whose coordinates have the longitude first', () => {
  assert.deepEqual(readTrack({ geometry: { coordinates: [[77.5, 12.5]] } }), [{ lat: 12.5, lon: 77.5 }]);
  refuses(() => readTrack({ geometry: null }), 'coordinates');
});

describe('a followed courier', () => {
  const delivery = { latitude: 2, longitude: 2, at: NOON, status: 'OUT_FOR_DELIVERY', speedMps: null };
  const track = { geometry: { coordinates: [[1, 1]] } };

  test('has the way so far, which is fetched seldom and goes on meanwhile', async () => {
    let now = 0;
    mock.method(performance, 'now', () => now);
    const requests = serve({ 'deliveries/a%2F1': delivery, 'deliveries/a%2F1/track': track });
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
