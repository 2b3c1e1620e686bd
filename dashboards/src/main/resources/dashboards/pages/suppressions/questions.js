import { askJson, getJson } from '../../lib/api.js';
import { readLists, readSizes, readVerdict } from './answers.js';

/** Of each size that is drawn, so many. */
const POINTS = 29;

/** The service keeps sizes for so long, so that asking more often brings nothing new. */
const SIZES_KEPT_MS = 30_000;

export async function askLists(signal) {
  const { body } = await getJson('suppressions', {}, signal);
  return withStanding(readLists(body, 'lists'));
}

export async function askAudiences(signal) {
  const { body } = await getJson('audiences', {}, signal);
  return withStanding(readLists(body, 'audiences'));
}

/** As of when, and how fresh, is said of each list: of the page it is the oldest. */
function withStanding(lists) {
  const known = lists.filter(({ size }) => size !== null);
  return {
    lists,
    asOf: known.reduce((oldest, { asOf }) => (oldest && oldest < asOf ? oldest : asOf), null),
    freshnessMs: known.length === 0 ? null : Math.max(...known.map(({ freshnessMs }) => freshnessMs ?? 0)),
  };
}

/** The sizes of some lists over a span, one list after the other, as `{ name: { exact, points } }`. */
export function askSizes(names, window) {
  let last = null;
  let lastAt = -Infinity;
  return async (signal) => {
    if (performance.now() - lastAt < SIZES_KEPT_MS) return last;
    const sizes = {};
    for (const name of names) {
      const { body } = await getJson(`suppressions/${name}/sizes`, { window, points: POINTS }, signal);
      sizes[name] = readSizes(body);
    }
    last = { sizes };
    lastAt = performance.now();
    return last;
  };
}

/** In the body and not in the address, which others may keep. */
export async function askVerdict(email, signal) {
  const { body } = await askJson('suppressions/check', {}, { emails: [email] }, signal);
  return readVerdict(body);
}
