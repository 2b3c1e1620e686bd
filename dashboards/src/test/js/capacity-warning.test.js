import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { startClock } from './clock.js';
import { serve } from './serve.js';

const FILLING = {
  state: 'filling',
  message: 'The heap of the Pinot server <b> will be full in about 25 minutes.',
  advice: 'Keep less.',
};

let clock;
let answer;
let warning;
let readWarnings;

beforeEach(async () => {
  clock = startClock();
  mock.method(customElements, 'define', (_, type) => {
    warning = new type();
    Object.assign(warning, { dataset: {}, setAttribute() {} });
  });
  answer = { items: [] };
  serve({ capacity: () => answer });
  ({ readWarnings } = await import(
    `../../main/resources/dashboards/components/capacity-warning/capacity-warning.js?${Math.random()}`
  ));
  warning.connectedCallback();
});

afterEach(() => clock.stop());

test('without a warning there is nothing to see', async () => {
  answer = { items: [{ state: 'ok', message: 'The heap: 1 of 9 MiB.', advice: null }, { state: 'unknown', message: '?' }] };
  await clock.pass(10);

  assert.equal(warning.hidden, true);
});

test('a warning says what fills and what to do, as text', async () => {
  answer = { items: [FILLING] };
  await clock.pass(10);

  assert.equal(warning.hidden, false);
  assert.match(warning.innerHTML, /&lt;b&gt; will be full in about 25 minutes\..*Keep less\./s);
});

test('it comes within half a minute, and goes when it is over', async () => {
  await clock.pass(10);
  answer = { items: [FILLING] };
  await clock.pass(30_100);
  assert.equal(warning.hidden, false);

  answer = { items: [] };
  await clock.pass(30_100);
  assert.equal(warning.hidden, true);
});

test('it stays when the service can’t be asked', async () => {
  answer = { items: [FILLING] };
  await clock.pass(10);
  answer = new Response('', { status: 503 });
  await clock.pass(30_100);

  assert.equal(warning.hidden, false);
});

test('an answer of another shape is a problem', () => {
  assert.throws(() => readWarnings({}), /Unexpected/);
  assert.throws(() => readWarnings({ items: [{ state: 1 }] }), /Unexpected/);
});
