import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';
import { askGeofences, readCounts, readGeofences } from '../../main/resources/dashboards/pages/deliveries/geofences.js';
import { refuses } from './refuses.js';
import { serve } from './serve.js';

const NOON = '2026-01-31T12:00:00Z';

const signal = new AbortController().signal;

afterEach(() => mock.restoreAll());

test('reads saved areas and their counts, of which one may have a problem instead', () => {
  const area = { type: 'Polygon' };
  assert.deepEqual(readGeofences({ items: [{ name: 'a', area, savedAt: NOON }] }), [
    { name: 'a', area, widthM: null, savedAt: NOON },
  ]);
  assert.deepEqual(readCounts({ counts: [{ name: 'a', savedAt: NOON, count: null, problem: 'Too large.' }] }), [
    { name: 'a', savedAt: NOON, count: null, problem: 'Too large.' },
  ]);
  refuses(() => readGeofences({ items: [{ name: 'a', savedAt: NOON }] }), 'area');
  refuses(() => readCounts({ counts: [{ name: 'a', savedAt: NOON }] }), 'count');
});

describe('saved areas', () => {
  const counts = (...names) => ({ counts: names.map((name) => ({ name, savedAt: NOON, count: 1 })) });
  const shapes = (...names) => ({ items: names.map((name) => ({ name, savedAt: NOON, area: { name } })) });

  test('are asked for their shapes only when there are others', async () => {
    const answers = { 'geofences/counts': counts('a'), geofences: shapes('a') };
    const requests = serve(answers);
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
