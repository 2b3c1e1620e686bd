import { list, number, text } from '../../lib/shape.js';
import { parseInstant } from '../../lib/time.js';

/** Converts the API's responses for the page. */

/** `/suppressions` and `/audiences` without their sizes. */
export const readLists = (body, name) =>
  list(body?.[name], name).map((entry) => ({
    name: text(entry.name, 'name'),
    description: text(entry.description, 'description'),
    owner: text(entry.owner, 'owner'),
    parameters: list(entry.parameters ?? [], 'parameters'),
  }));

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

/** `/suppressions/check` of one address; `unavailable` are the lists of which it isn't known, and why. */
export function readVerdict(body) {
  const [verdict] = list(body?.results, 'results');
  return {
    email: text(verdict?.email, 'email'),
    known: verdict.known === true,
    unavailable: list(body.unavailable ?? [], 'unavailable').map((each) => ({
      list: text(each.list, 'list'),
      reason: text(each.reason, 'reason'),
    })),
    hits: list(verdict.lists, 'lists').map((hit) => ({
      ...hit,
      since: parseInstant(hit.since),
      until: hit.until === null ? null : parseInstant(hit.until),
    })),
  };
}
