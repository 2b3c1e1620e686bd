import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  formatClock,
  formatFully,
  formatMinute,
  formatMoment,
  parseInstant,
  zone,
} from '../../main/resources/dashboards/lib/time.js';

describe('parseInstant', () => {
  const at = (text) => parseInstant(text)?.toISOString() ?? null;

  test('takes a time with its zone', () => {
    assert.equal(at('2026-01-31T12:00:05Z'), '2026-01-31T12:00:05.000Z');
    assert.equal(at('2026-01-31T17:30:05.25+05:30'), '2026-01-31T12:00:05.250Z');
  });

  test('takes one without a zone as UTC', () => {
    assert.equal(at('2026-01-31T12:00:05'), '2026-01-31T12:00:05.000Z');
    assert.equal(at('2026-01-31T12:00:05.123456'), '2026-01-31T12:00:05.123Z');
    assert.equal(at('2026-01-31T12:00'), '2026-01-31T12:00:00.000Z');
  });

  test('takes the date of a response', () => assert.equal(at('Sat, 31 Jan 2026 12:00:07 GMT'), '2026-01-31T12:00:07.000Z'));

  test('gives null for what is none', () => {
    for (const text of ['', 'yesterday', '2026-13-01T00:00:00Z', undefined, null, 0]) assert.equal(parseInstant(text), null);
  });
});

// In the zone and the language of whoever runs the tests
const moment = new Date(2026, 0, 31, 18, 20, 2);

test('a clock has seconds, a label on an axis has none, both of 24 hours', () => {
  assert.equal(formatClock(moment), '18:20:02');
  assert.equal(formatMinute(moment), '18:20');
  assert.equal(formatClock(new Date(2026, 0, 31, 0, 5, 0)), '00:05:00');
});

test('a moment of today is its time, one of another day has its date with the year', () => {
  assert.equal(formatMoment(moment, new Date(2026, 0, 31, 23, 59, 59)), '18:20:02');
  assert.match(formatMoment(moment, new Date(2026, 1, 1, 0, 0, 0)), /31.*2026.*, 18:20:02/);
  assert.match(formatMoment(moment, new Date(2027, 0, 31, 18, 20, 2)), /2026/);
});

test('a moment in full says its zone', () => assert.match(formatFully(moment), /2026.*18:20:02 \S+|2026.*6:20:02.*/));

test('the zone is a name that the API knows', () => assert.match(zone, /^[A-Z]/));
