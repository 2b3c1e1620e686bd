import { list, number, text } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/** What the API's answers mean to the page. */

/** `/suppressions` and `/audiences`: `size` is null where it isn't known, and `unavailable` then says why. */
export const readLists = (body, name) =>
  list(body?.[name], name).map((entry) => ({
    name: text(entry.name, 'name'),
    description: text(entry.description, 'description'),
    owner: text(entry.owner, 'owner'),
    size: entry.size === null ? null : number(entry.size, 'size'),
    exact: entry.exact !== false,
    unavailable: entry.unavailable ?? null,
    asOf: parseInstant(entry.asOf),
    freshnessMs: entry.freshnessMs ?? null,
    parameters: list(entry.parameters ?? [], 'parameters'),
    steps: list(entry.steps ?? [], 'steps'),
  }));

/** `/suppressions/{list}/sizes` as `{ exact, points: [{ at, size }] }`. */
export const readSizes = (body) => ({
  exact: body?.exact === true,
  points: list(body?.sizes, 'sizes').map(({ at, size }) => ({ at: parseInstant(at), size: number(size, 'size') })),
});

/** `/suppressions/check` of one address. */
export function readVerdict(body) {
  const [verdict] = list(body?.results, 'results');
  return {
    email: text(verdict?.email, 'email'),
    known: verdict.known === true,
    hits: list(verdict.lists, 'lists').map((hit) => ({
      ...hit,
      since: parseInstant(hit.since),
      until: hit.until === null ? null : parseInstant(hit.until),
    })),
  };
}
