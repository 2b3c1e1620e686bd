import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLists } from '../../main/resources/dashboards/pages/suppressions/lists.js';
import { refuses } from './refuses.js';

test('reads lists, with or without parameters', () => {
  const entry = { name: 'winback', description: 'Long ago.', owner: 'crm' };

  assert.deepEqual(readLists({ items: [entry] }), [{ ...entry, parameters: [] }]);
  refuses(() => readLists({ lists: [entry] }), 'items');
});
