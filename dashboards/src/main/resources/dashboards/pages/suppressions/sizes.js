import { getJson } from '../../lib/api.js';
import { list, number } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';
import { page } from '../live-page.js';

/** How many are on a list or in an audience, now and over time. */

const SPAN = {
  name: 'span',
  choices: [
    { value: '24h', label: '24 h', window: 'PT24H' },
    { value: '7d', label: '7 days', window: 'P7D' },
    { value: '30d', label: '30 days', window: 'P30D' },
  ],
  usual: '7d',
};

/** The number of drawn sizes. */
const POINTS = 29;

/** The cache times of the service for present and past sizes: more frequent requests give the same. */
const NOW_EVERY_MS = 5_000;
const PAST_EVERY_MS = 30_000;

const nowInTurn = inTurn();
const pastInTurn = inTurn();

/** Adds the sizes of one, each as a part of its own: one that can't be counted leaves the others going. */
export function addSizes(cards, name) {
  const now = page.add(`Sizes of ${cards.path}`, cards.selectorOf(name), {
    ask: (signal) => askSize(cards.path, name, signal),
    fastestMs: NOW_EVERY_MS,
    show: (answer) => cards.showSize(name, answer),
    showNothing: () => cards.showNoSize(name),
    tell: (problem, ageMs) => cards.tell(name, problem, ageMs),
  });
  if (!cards.withLines) return [now];
  const overTime = page.add(`Sizes of ${cards.path} over time`, `${cards.selectorOf(name)} size-line`, {
    follows: [SPAN],
    ask: (signal, span) => askSizes(name, span, signal),
    fastestMs: PAST_EVERY_MS,
    show: (answer) => cards.draw(name, answer),
    showNothing: () => {},
    tell: (problem, ageMs) => cards.tellLine(name, problem, ageMs),
  });
  return [now, overTime];
}

export const askSize = (path, name, signal) =>
  nowInTurn(signal, async () => {
    const { body } = await getJson(`${path}/${name}/size`, {}, signal);
    return readSize(body);
  });

const askSizes = (name, { window }, signal) =>
  pastInTurn(signal, async () => {
    const { body } = await getJson(`suppressions/${name}/sizes`, { window, points: POINTS }, signal);
    return readSizes(body);
  });

/** Runs questions one after the other, since each is expensive. A failed one lets the next one run. */
function inTurn() {
  let last = Promise.resolve();
  return (signal, ask) => {
    const mine = last.then(() => {
      signal.throwIfAborted();
      return ask();
    });
    last = mine.catch(() => {});
    return mine;
  };
}

/** `/suppressions/{list}/size` and `/audiences/{name}/size`; only an audience has steps. */
export const readSize = (body) => ({
  size: number(body?.size, 'size'),
  exact: body.exact !== false,
  steps: list(body.steps ?? [], 'steps'),
  ...standing(body),
});

/** `/suppressions/{list}/sizes` as `{ exact, points: [{ at, size }] }`. */
export const readSizes = (body) => ({
  exact: body?.exact === true,
  points: list(body?.sizes, 'sizes').map(({ at, size }) => ({ at: parseInstant(at), size: number(size, 'size') })),
  ...standing(body),
});

const standing = ({ asOf, freshnessMs }) => ({ asOf: parseInstant(asOf), freshnessMs: freshnessMs ?? null });
