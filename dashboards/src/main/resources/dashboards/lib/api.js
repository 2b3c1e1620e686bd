import { parseInstant } from './time.js';
import { parseRetryAfter } from './retry.js';

const ROOT = new URL('../', import.meta.url);
const TIMEOUT_MS = 10_000;

/** The prefix of the service's problem types (docs/errors.md). */
const TYPE = 'urn:millrace:problem:';

/**
 * The reason why there is no answer: the service's problem+json (RFC 9457) if there is one. `kind` is the last part of
 * its type, or a name of this page's own; null if it is unknown.
 */
export class Problem extends Error {
  constructor({ kind = null, title, detail = '', status = null, requestId = null, retryAfterMs = null }) {
    super(title);
    this.kind = kind;
    this.title = title;
    this.status = status;
    this.detail = detail;
    this.requestId = requestId;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Asks the API and gives `{ body, asOf, freshnessMs }`: the JSON, the moment that it holds for, and how far behind it
 * may be in milliseconds (null when the service doesn't know).
 *
 * @throws {Problem} for anything but a JSON answer within ten seconds; or the signal's reason when it aborts.
 */
export const getJson = (path, parameters, signal) => exchange(path, parameters, {}, signal);

/** Posts a question that is too long for a URL, such as an area; like {@link getJson}. */
export const askJson = (path, parameters, question, signal) =>
  exchange(
    path,
    parameters,
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) },
    signal,
  );

/** Puts an object at a URL and gives the JSON of the response; throws like {@link getJson}. */
export const putJson = async (path, thing) =>
  (
    await exchange(
      path,
      {},
      { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(thing) },
      new AbortController().signal,
    )
  ).body;

/** Deletes what is at an address; throws like {@link getJson}. */
export const deleteAt = async (path) => {
  await exchange(path, {}, { method: 'DELETE' }, new AbortController().signal);
};

async function exchange(path, parameters, { headers = {}, ...request }, signal) {
  const address = new URL(path, ROOT);
  address.search = new URLSearchParams(parameters);
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
  const forward = () => timeout.abort();
  signal.addEventListener('abort', forward);
  try {
    const response = await fetch(address, {
      ...request,
      signal: timeout.signal,
      headers: { Accept: 'application/json', ...headers },
    });
    if (!response.ok) throw await problemOf(response);
    return { body: response.status === 204 ? null : await response.json(), ...standing(response.headers) };
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof Problem ? cause : new Problem(whatWentWrong(cause));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', forward);
  }
}

/**
 * Gives the response of a request that may be long, before its body is read. It has no timeout, unlike {@link getJson},
 * but ends when the signal aborts.
 */
export async function openStream(path, parameters, accept, signal) {
  const address = new URL(path, ROOT);
  address.search = new URLSearchParams(parameters);
  try {
    const response = await fetch(address, { signal, headers: { Accept: `${accept}, application/problem+json` } });
    if (!response.ok) throw await problemOf(response);
    return response;
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof Problem ? cause : new Problem(whatWentWrong(cause));
  }
}

/** Gets one object, like {@link getJson}; `body` is null if there is none of that id. */
export async function findJson(path, signal) {
  try {
    return await getJson(path, {}, signal);
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    return { body: null, asOf: new Date(), freshnessMs: null };
  }
}

function standing(headers) {
  const freshness = headers.get('Millrace-Freshness-Ms');
  return {
    asOf: parseInstant(headers.get('Millrace-As-Of') ?? headers.get('Date') ?? ''),
    freshnessMs: freshness === null || Number.isNaN(Number(freshness)) ? null : Number(freshness),
  };
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const type = problem?.type;
  return new Problem({
    kind: typeof type === 'string' && type.startsWith(TYPE) ? type.slice(TYPE.length) : null,
    title: problem?.title || `The service responded with status ${response.status}`,
    detail: problem?.detail ?? '',
    status: response.status,
    requestId: problem?.requestId ?? response.headers.get('X-Request-Id'),
    retryAfterMs: parseRetryAfter(response.headers.get('Retry-After'), Date.now()),
  });
}

function whatWentWrong(cause) {
  if (cause.name === 'AbortError')
    return { kind: 'no-answer', title: `No response within ${TIMEOUT_MS / 1000} seconds` };
  if (cause instanceof SyntaxError) return { kind: 'not-json', title: 'The response is not JSON' };
  return { kind: 'unreachable', title: 'The service can’t be reached' };
}
