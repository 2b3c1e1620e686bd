import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, problemLine } from '../../main/resources/dashboards/lib/explain.js';

const problem = (more) => ({ kind: null, status: null, title: 'Title', detail: 'Detail.', ...more });

test('a known kind is explained, with what the service said itself', () => {
  const { title, meaning, unaffected, said } = explain(problem({ kind: 'catching-up', status: 503 }));

  assert.equal(title, 'Pinot is behind');
  assert.ok(meaning && unaffected);
  assert.equal(said, 'Title: Detail.');
});

test('what the service said isn’t said twice', () => {
  const { title } = explain(problem({ kind: 'busy' }));

  assert.equal(explain(problem({ kind: 'busy', title })).said, 'Detail.');
  assert.equal(explain(problem({ kind: 'busy', title, detail: '' })).said, '');
});

test('a known kind that nothing goes on without says nothing of it', () =>
  assert.equal(explain(problem({ kind: 'internal' })).unaffected, ''));

test('what a proxy says in place of the service means that the service can’t be reached', () => {
  for (const status of [502, 503, 504])
    assert.equal(explain(problem({ status })).title, 'The service can’t be reached');
  assert.equal(explain(problem({ status: 500 })).title, 'Title');
});

test('a refused request is explained by the service alone', () => {
  assert.deepEqual(explain(problem({ kind: 'invalid-parameter', status: 400 })), {
    title: 'Title',
    meaning: 'Detail.',
    unaffected: '',
    said: '',
  });
});

test('a kind that is a property of every object is none that is known', () => {
  assert.equal(explain(problem({ kind: 'constructor', status: 400 })).title, 'Title');
});

test('as a line a problem has one stop after its title, and shows no markup of the service’s', () => {
  const line = problemLine(problem({ kind: 'other', title: 'There is an area.', detail: '<b>' })).text;

  assert.equal(line.trim(), '<strong>There is an area.</strong> &lt;b&gt;');
});
