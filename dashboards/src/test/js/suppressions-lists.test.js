import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLists, showLists } from '../../main/resources/dashboards/pages/suppressions/lists.js';
import { refuses } from './refuses.js';

test('reads lists, with or without parameters', () => {
  const entry = { name: 'winback', description: 'Long ago.', owner: 'crm' };

  assert.deepEqual(readLists({ items: [entry] }), [{ ...entry, parameters: [] }]);
  refuses(() => readLists({ lists: [entry] }), 'items');
});

test('the sizes of other lists go before the cards they are on', () => {
  const done = [];
  const cards = { differFrom: (lists) => lists.length > 0, show: () => done.push('cards') };
  const parts = {
    add: (_, name) => {
      done.push(`add ${name}`);
      return [name, `${name} line`];
    },
    remove: (part) => done.push(`remove ${part}`),
  };

  assert.deepEqual(showLists(cards, [{ name: 'new' }], ['old', 'older'], parts), ['new', 'new line']);
  assert.deepEqual(done, ['remove old', 'remove older', 'cards', 'add new']);
  assert.deepEqual(showLists(cards, [], ['new'], parts), ['new']);
});
