import assert from 'node:assert/strict';
import { test } from 'node:test';
import { place } from '../../main/resources/dashboards/lib/rows.js';

/** As much of an element as rows need; notes which children were moved. */
function parentOf(...children) {
  const parent = { children: [], moved: [] };
  const adopt = (child) => (child.remove = () => parent.children.splice(parent.children.indexOf(child), 1));
  parent.insertBefore = (child, before) => {
    if (parent.children.includes(child)) child.remove();
    adopt(child);
    parent.moved.push(child.name);
    parent.children.splice(before ? parent.children.indexOf(before) : parent.children.length, 0, child);
  };
  children.forEach((child) => {
    adopt(child);
    parent.children.push(child);
  });
  return parent;
}

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
const names = ({ children }) => children.map(({ name }) => name).join('');

test('what comes is put in front, and the rest isn’t moved', () => {
  const parent = parentOf(b, c);
  place(parent, [a, b, c]);

  assert.equal(names(parent), 'abc');
  assert.deepEqual(parent.moved, ['a']);
});

test('what goes is removed, and the rest isn’t moved', () => {
  const parent = parentOf(a, b, c);
  place(parent, [a, c]);

  assert.equal(names(parent), 'ac');
  assert.deepEqual(parent.moved, []);
});

test('a list that moves on by one moves only what is new', () => {
  const parent = parentOf(b, c, d);
  place(parent, [a, b, c]);

  assert.equal(names(parent), 'abc');
  assert.deepEqual(parent.moved, ['a']);
});

test('any order is reached, and none at all', () => {
  const parent = parentOf(a, b, c);
  place(parent, [c, d, a]);
  assert.equal(names(parent), 'cda');

  place(parent, []);
  assert.equal(names(parent), '');
});
