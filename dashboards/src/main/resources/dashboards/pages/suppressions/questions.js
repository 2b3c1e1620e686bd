import { askJson, getJson } from '../../lib/api.js';
import { readLists, readSize, readSizes, readVerdict } from './answers.js';

/** What the page asks, as functions for its feeds. */

/** The number of drawn sizes. */
const POINTS = 29;

/** All lists or audiences, without their sizes. */
export function askAll(path, key) {
  return async (signal) => {
    const { body } = await getJson(path, { sizes: 'false' }, signal);
    return { lists: readLists(body, key) };
  };
}

const sizesOfNow = inTurn();
const sizesOfThePast = inTurn();

/** How many are on a list, or in an audience, now. */
export const askSize = (path, name) =>
  sizesOfNow(async (signal) => {
    const { body } = await getJson(`${path}/${name}/size`, {}, signal);
    return readSize(body);
  });

/** The sizes of a list over a span. */
export const askSizes = (name, window) =>
  sizesOfThePast(async (signal) => {
    const { body } = await getJson(`suppressions/${name}/sizes`, { window, points: POINTS }, signal);
    return readSizes(body);
  });

/** In the body, since others may log the URL. */
export async function askVerdict(email, signal) {
  const { body } = await askJson('suppressions/check', {}, { emails: [email] }, signal);
  return readVerdict(body);
}

/** Runs questions one after the other, since each is expensive. A failed one lets the next one run. */
function inTurn() {
  let last = Promise.resolve();
  return (ask) => (signal) => {
    const mine = last.then(() => {
      signal.throwIfAborted();
      return ask(signal);
    });
    last = mine.catch(() => {});
    return mine;
  };
}
