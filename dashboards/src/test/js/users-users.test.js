import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUsers } from '../../main/resources/dashboards/pages/users/users.js';
import { refuses } from './refuses.js';

test('reads a page of customers', () => {
  assert.deepEqual(readUsers({ items: [{ id: '1', firstName: 'A' }], next: 'n' }), {
    items: [{ id: '1', firstName: 'A', name: 'A' }],
    next: 'n',
  });
  refuses(() => readUsers({ items: [{ id: 1 }] }), 'id');
});
