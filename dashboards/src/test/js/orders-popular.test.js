import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPopular } from '../../main/resources/dashboards/pages/orders/popular.js';
import { refuses } from './refuses.js';

test('reads popular items and categories with the pieces of an order', () => {
  const { items, categories } = readPopular({
    items: [{ productId: 'p1', product: null, orders: 2, quantity: 5 }],
    categories: [{ category: 'Sides', orders: 0, quantity: 0 }],
  });

  assert.deepEqual(items, [{ productId: 'p1', product: null, orders: 2, quantity: 5, perOrder: 2.5 }]);
  assert.equal(categories[0].perOrder, null);
  refuses(() => readPopular({ items: [] }), 'categories');
  refuses(() => readPopular({ items: [{ orders: 1, quantity: 1 }], categories: [] }), 'productId');
});
