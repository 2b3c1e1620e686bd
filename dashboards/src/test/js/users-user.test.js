import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUser } from '../../main/resources/dashboards/pages/users/user.js';

test('names a customer by what is known of the name, else by the id', () => {
  const nameOf = (user) => readUser({ id: '17', ...user }).name;

  assert.equal(nameOf({ firstName: 'Asha', lastName: 'Rao' }), 'Asha Rao');
  assert.equal(nameOf({ firstName: null, lastName: 'Rao' }), 'Rao');
  assert.equal(nameOf({ firstName: '', lastName: null }), 'Customer 17');
});
