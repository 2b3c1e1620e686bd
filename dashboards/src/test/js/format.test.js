import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from '../../main/resources/dashboards/lib/format.js';

test('counts are whole and in groups', () => {
  assert.equal(format.formatCount(1234567), '1,234,567');
  assert.equal(format.formatCount(0), '0');
});

test('money has two decimals, and a dash where it isn’t known', () => {
  assert.equal(format.formatMoney(1234.5), '1,234.50');
  assert.equal(format.formatMoney(null), format.NOTHING);
});

test('large numbers are short on an axis', () => {
  assert.equal(format.formatCompact(300_000).toLowerCase(), '300k');
  assert.equal(format.formatCompact(1_250_000).toLowerCase().replace('mn', 'm'), '1.3m');
});

test('tenths', () => {
  assert.equal(format.formatTenths(2), '2.0');
});

test('a signed number tells its direction, and zero has no sign', () => {
  assert.equal(format.formatSigned(5, format.formatCount), '+5');
  assert.equal(format.formatSigned(-1234, format.formatCount), '−1,234');
  assert.equal(format.formatSigned(0, format.formatMoney), '0.00');
});

test('a ratio is finer where it is small', () => {
  assert.equal(format.formatRatio(0.0104), '+1.0%');
  assert.equal(format.formatRatio(-0.124), '−12.4%');
  assert.equal(format.formatRatio(2.5), '+250%');
  assert.equal(format.formatRatio(0), '0.0%');
});

test('a length of time is told in its two largest units', () => {
  const lengths = {
    '-50': '0.0 s',
    230: '0.2 s',
    949: '0.9 s',
    950: '1 s',
    59_400: '59 s',
    59_600: '1 min 0 s',
    185_000: '3 min 5 s',
    3_600_000: '1 h 0 min',
    7_800_000: '2 h 10 min',
    86_399_000: '23 h 59 min',
    86_400_000: '1 d 0 h',
    273_600_000: '3 d 4 h',
  };
  for (const [ms, words] of Object.entries(lengths)) assert.equal(format.formatAge(Number(ms)), words, `${ms} ms`);
});
