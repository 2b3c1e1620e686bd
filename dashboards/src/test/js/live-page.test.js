import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { settle } from './clock.js';

const PERIOD = { name: 'period', choices: [{ value: '1m' }, { value: '5m' }], usual: '1m' };
const PERIOD_FIELD = 'choice-group[name="period"], select[name="period"]';

let elements;
let begin;
let page;

/** An element with the methods of all that the page looks for. */
function element() {
  const [attributes, listeners] = [new Set(), {}];
  return {
    attributes,
    offered: 0,
    offer() {
      this.offered += 1;
    },
    show() {},
    addEventListener: (type, listener) => (listeners[type] = listener),
    setAttribute: (name) => attributes.add(name),
    removeAttribute: (name) => attributes.delete(name),
    toggleAttribute: (name, on) => (on ? attributes.add(name) : attributes.delete(name)),
    choose(value) {
      this.value = value;
      listeners.change();
    },
  };
}

beforeEach(async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  elements = {};
  const find = (selector) => (elements[selector] ??= element());
  mock.method(document, 'addEventListener', (type, listener) => {
    if (type === 'DOMContentLoaded') begin = listener;
  });
  Object.assign(document, { querySelector: find, querySelectorAll: (selectors) => selectors.split(',').map(find) });
  Object.assign(globalThis, { HTMLSelectElement: class {}, history: { replaceState() {} } });
  ({ page } = await import(`../../main/resources/dashboards/pages/live-page.js?${Math.random()}`));
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Adds a part; gives what it was asked and what it showed. */
function add(selector, options = {}) {
  const seen = { described: [], asked: [], shown: [] };
  const part = page.add(selector, selector, {
    describe: (...chosen) => seen.described.push(chosen),
    ask: async (signal, ...chosen) => {
      seen.asked.push(chosen);
      return { chosen };
    },
    show: ({ chosen }) => seen.shown.push(chosen),
    showNothing() {},
    ...options,
  });
  return { part, ...seen };
}

async function tick() {
  mock.timers.tick(1);
  await settle();
}

test('parts begin with the page, and those that come later at once', async () => {
  const early = add('#early');
  await tick();
  assert.deepEqual(early.asked, []);

  begin();
  const late = add('#late');
  await tick();
  assert.deepEqual([early.described, early.shown, late.described, late.shown], [[[]], [[]], [[]], [[]]]);
});

test('a choice is offered once to all that follow it, and a change of it asks these anew', async () => {
  const [one, two, other] = [add('#one', { follows: [PERIOD] }), add('#two', { follows: [PERIOD] }), add('#other')];
  begin();
  await tick();
  assert.equal(elements[PERIOD_FIELD].offered, 1);
  assert.deepEqual(one.described, [[{ value: '1m' }]]);

  elements[PERIOD_FIELD].choose('5m');
  assert.ok(elements['#two'].attributes.has('aria-busy'));
  assert.ok(!elements['#other'].attributes.has('aria-busy'));
  await tick();
  for (const { shown } of [one, two]) assert.deepEqual(shown, [[{ value: '1m' }], [{ value: '5m' }]]);
  assert.equal(other.asked.length, 1);
  assert.ok(!elements['#two'].attributes.has('aria-busy'));
});

test('a part that was removed is asked no more', async () => {
  const { part, asked } = add('#one', { follows: [PERIOD] });
  begin();
  page.remove(part);
  elements[PERIOD_FIELD].choose('5m');
  await tick();

  assert.deepEqual(asked, []);
});

test('the page is as far behind as the part that is the furthest', async () => {
  const standing = [];
  document.querySelector('live-status').show = (shown) => standing.push(shown);
  const [old, older] = [new Date(1_000), new Date(2_000)];
  const answers = [
    { asOf: old, freshnessMs: null },
    { asOf: old, freshnessMs: 500 },
    { asOf: older, freshnessMs: 60_000 },
    { asOf: null, freshnessMs: null },
  ];
  answers.forEach((answer, i) => add(`#part-${i}`, { ask: async () => answer, show() {} }));
  begin();
  await tick();

  assert.deepEqual([standing.at(-1).asOf, standing.at(-1).freshnessMs], [older, 60_000]);
});
