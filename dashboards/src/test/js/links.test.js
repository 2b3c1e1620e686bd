import assert from 'node:assert/strict';
import { test } from 'node:test';
import { existsSync } from 'node:fs';
import { deliveryPage, orderPage, userPage } from '../../main/resources/dashboards/lib/links.js';

const asked = (href) => Object.fromEntries(new URL(href).searchParams);

test('a link leads to a page that there is', () => {
  for (const page of [orderPage, deliveryPage, userPage]) {
    const address = new URL(page('A-1'));
    address.search = '';
    assert.ok(existsSync(address), address.href);
  }
});

test('a link carries any id', () => {
  const id = 'a&b=c/ü #?%';
  assert.deepEqual(asked(orderPage(id)), { id });
  assert.deepEqual(asked(userPage(id)), { id });
  assert.deepEqual(asked(deliveryPage(id)), { order: id });
});
