import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  list,
  moment,
  number,
  numberOrNull,
  pageOf,
  text,
  truth,
  unexpected,
} from '../../main/resources/dashboards/lib/shape.js';
import { refuses } from './refuses.js';

test('a number is a finite one', () => {
  assert.equal(number(0, 'orders'), 0);
  for (const value of [undefined, null, '5', NaN, Infinity]) refuses(() => number(value, 'orders'), 'orders');
});

test('a number may be null where that is allowed, and is no text even then', () => {
  assert.equal(numberOrNull(null, 'price'), null);
  assert.equal(numberOrNull(2.5, 'price'), 2.5);
  refuses(() => numberOrNull(undefined, 'price'), 'price');
});

test('a text is a string', () => {
  assert.equal(text('', 'id'), '');
  for (const value of [undefined, null, 5, {}]) refuses(() => text(value, 'id'), 'id');
});

test('a moment is the one of a text', () => {
  assert.deepEqual(moment('2026-01-31T12:00:00Z', 'at'), new Date('2026-01-31T12:00:00Z'));
  for (const value of [undefined, null, 5, 'noon']) refuses(() => moment(value, 'at'), 'at');
});

test('a list is an array', () => {
  assert.deepEqual(list([1]), [1]);
  for (const value of [undefined, null, {}, 'abc']) refuses(() => list(value, 'items'), 'items');
});

test('a page has items, each read, and where the next one begins', () => {
  assert.deepEqual(pageOf({ items: [1, 2], next: 'c2' }, (n) => n * 2), { items: [2, 4], next: 'c2' });
  assert.deepEqual(pageOf({ items: [] }, (n) => n), { items: [], next: null });
  refuses(() => pageOf(null, (n) => n), 'items');
  refuses(() => pageOf({ items: [1] }, () => unexpected('id')), 'id');
});

test('a truth is true or false', () => {
  assert.equal(truth(false, 'complete'), false);
  for (const value of [undefined, null, 0, 'true']) refuses(() => truth(value, 'complete'), 'complete');
});
