import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { showPaging } from '../../main/resources/dashboards/pages/users/paging.js';

const { document } = globalThis;

let links;

beforeEach(() => {
  links = {};
  globalThis.document = { getElementById: (id) => (links[id] ??= { hidden: null, search: '' }) };
});

afterEach(() => Object.assign(globalThis, { document }));

const shown = () =>
  Object.fromEntries(Object.entries(links).map(([id, { hidden, search }]) => [id, hidden ? null : String(search)]));

test('the first page of several leads to the next one only', () => {
  showPaging('users', { q: 'asha rao' }, null, 'c2');

  assert.deepEqual(shown(), { 'users-first': null, 'users-next': 'q=asha+rao&after=c2' });
});

test('a page in between leads to the first and the next one', () => {
  showPaging('orders', { id: '17' }, 'c2', 'c3');

  assert.deepEqual(shown(), { 'orders-first': 'id=17', 'orders-next': 'id=17&after=c3' });
});

test('the only page leads nowhere', () => {
  showPaging('users', {}, null, null);

  assert.deepEqual(shown(), { 'users-first': null, 'users-next': null });
});
