import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readVerdict } from '../../main/resources/dashboards/pages/suppressions/look-up.js';
import { refuses } from './refuses.js';

const NOON = '2026-01-31T12:00:00Z';

test('reads on which lists an address is, and of which that isn’t known', () => {
  const hit = { list: 'opted_out', customerId: '17', reason: 'opted out', since: NOON, until: null };
  const verdict = { email: 'a@example.com', known: true, lists: [hit] };

  assert.deepEqual(
    readVerdict({ results: [verdict], unavailable: [{ list: 'winback', reason: 'Behind.', more: 1 }] }),
    {
      email: 'a@example.com',
      known: true,
      unavailable: [{ list: 'winback', reason: 'Behind.' }],
      hits: [{ ...hit, since: new Date(NOON) }],
    },
  );
  assert.deepEqual(readVerdict({ results: [{ ...verdict, known: undefined }] }).known, false);
  refuses(() => readVerdict({ results: [] }), 'email');
});
