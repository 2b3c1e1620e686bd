import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseRetryAfter, retryDelayMs } from '../../main/resources/dashboards/lib/retry.js';

describe('retryDelayMs', () => {
  const middle = () => 0.5;
  const delay = (failures, more = {}) => retryDelayMs({ failures, retryAfterMs: null, paceMs: null, random: middle, ...more });

  test('doubles from a second to half a minute', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 6, 60].map((failures) => delay(failures)), [
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
  });

  test('is spread by a fifth either way', () => {
    assert.equal(delay(3, { random: () => 0 }), 3_200);
    assert.equal(Math.round(delay(3, { random: () => 1 })), 4_800);
  });

  test('is never shorter than the server asks for, nor than the pace', () => {
    assert.equal(delay(1, { retryAfterMs: 20_000 }), 20_000);
    assert.equal(delay(1, { paceMs: 10_000 }), 10_000);
    assert.equal(delay(6, { retryAfterMs: 2_000, paceMs: 1_000 }), 30_000);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-01-31T12:00:00Z');

  test('takes seconds', () => assert.equal(parseRetryAfter('5', now), 5_000));

  test('takes a date', () => assert.equal(parseRetryAfter('Sat, 31 Jan 2026 12:00:07 GMT', now), 7_000));

  test('gives nothing to wait for a date that is over', () =>
    assert.equal(parseRetryAfter('Sat, 31 Jan 2026 11:00:00 GMT', now), 0));

  test('gives null without a header, and for one that is neither', () => {
    for (const header of [null, undefined, '', 'soon', '-1x']) assert.equal(parseRetryAfter(header, now), null);
  });
});
