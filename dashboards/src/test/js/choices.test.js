import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, withChoice } from '../../main/resources/dashboards/lib/choices.js';

const CHOICES = [{ value: '1m' }, { value: '5m' }];

test('a choice is found by its value', () => assert.equal(choose(CHOICES, '5m', '1m'), CHOICES[1]));

test('an unknown or missing value gives the usual one', () => {
  for (const value of ['7m', null, undefined, '']) assert.equal(choose(CHOICES, value, '1m'), CHOICES[0]);
});

test('a choice is put into an address, and other parameters stay', () => {
  const address = withChoice('http://shop.example/pages/orders/?pace=1s&span=5m#latest', 'span', '1 h');

  assert.equal(address.href, 'http://shop.example/pages/orders/?pace=1s&span=1+h#latest');
});

test('null takes it out', () => {
  assert.equal(withChoice('http://shop.example/?pace=1s&span=5m', 'span', null).href, 'http://shop.example/?pace=1s');
});
