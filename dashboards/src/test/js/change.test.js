import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf } from '../../main/resources/dashboards/lib/change.js';

test('a number that grew or shrank is told by how much, and by which part of the one before', () => {
  assert.deepEqual(changeOf(150, 100), { direction: 'up', difference: 50, ratio: 0.5 });
  assert.deepEqual(changeOf(75, 100), { direction: 'down', difference: -25, ratio: -0.25 });
  assert.deepEqual(changeOf(100, 100), { direction: 'same', difference: 0, ratio: 0 });
});

test('nothing is said in percent of 0', () => {
  assert.deepEqual(changeOf(5, 0), { direction: 'up', difference: 5, ratio: null });
  assert.deepEqual(changeOf(0, 0), { direction: 'same', difference: 0, ratio: null });
});

test('without one of the two the change is unknown', () => {
  const unknown = { direction: 'unknown', difference: null, ratio: null };
  assert.deepEqual(changeOf(null, 1), unknown);
  assert.deepEqual(changeOf(1, null), unknown);
});
