import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaOf, textOfArea, textOfView, viewOf } from '../../main/resources/dashboards/pages/deliveries/address.js';

const AREA = [
  [77.59, 12.97],
  [77.61, -12.97],
  [-77.6, 12.99],
];

test('an area comes back from the address as it was, in characters that need no spelling', () => {
  const text = textOfArea(AREA);

  assert.equal(text, '77.59_12.97*77.61_-12.97*-77.6_12.99');
  assert.equal(new URLSearchParams({ area: text }).toString(), `area=${text}`);
  assert.deepEqual(areaOf(text), AREA);
});

test('no area is none either way', () => {
  assert.equal(textOfArea(null), null);
  assert.equal(areaOf(null), null);
});

test('what is no area is none', () => {
  for (const text of ['', '1_2*3_4', '1_2*3_4*a_6', '1_2*3_4*5_91', '1_2*3_4*181_6', '1_2*3_4*5_6_7', '1_2*3_4*5'])
    assert.equal(areaOf(text), null, text);
});

test('a view comes back from the address to a metre', () => {
  const text = textOfView({ lat: 12.97831234, lon: 77.59410001, zoom: 13 });

  assert.equal(text, '12.97831_77.59410_13');
  assert.deepEqual(viewOf(text), { lat: 12.97831, lon: 77.5941, zoom: 13 });
});

test('what is no view is none', () => {
  for (const text of [null, '', '12', '91_77_13', '12_181_13', '12_77', '12_77_-1', 'a_b_c'])
    assert.equal(viewOf(text), null, String(text));
});
