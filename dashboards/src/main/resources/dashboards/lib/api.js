import { parseInstant } from './time.js';
import { parseRetryAfter } from './retry.js';

const ROOT = new URL('../', import.meta.url);
const TIMEOUT_MS = 10_000;

/** Why there is no answer, in words for the reader: the service's own problem+json (RFC 9457) where it sent one. */
export class Problem extends Error {
  constructor({ title, detail = '', status = null, requestId = null, retryAfterMs = null }) {
    super(title);
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

/** Puts a question that is too long for an address, such as an area; like {@link getJson}. */
export const askJson = (path, parameters, question, signal) =>
  exchange(
    path,
    parameters,
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) },
    signal,
  );

/** Keeps something under an address; gives the JSON that the service answers, and throws like {@link getJson}. */
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
 * Asks for what may be long and gives the response, whose body is yet to be read; unlike {@link getJson} it waits as long
 * as it takes, until the signal aborts.
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

/** Asks for one thing, like {@link getJson}; `body` is null where there is none of that id. */
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
  return new Problem({
    title: problem?.title || `The service answered ${response.status}`,
    detail: problem?.detail ?? '',
    status: response.status,
    requestId: problem?.requestId ?? response.headers.get('X-Request-Id'),
    retryAfterMs: parseRetryAfter(response.headers.get('Retry-After'), Date.now()),
  });
}

function whatWentWrong(cause) {
  if (cause.name === 'AbortError')
    return { title: 'No answer', detail: `Nothing came within ${TIMEOUT_MS / 1000} seconds.` };
  if (cause instanceof SyntaxError)
    return { title: 'An answer that is not JSON', detail: 'Is something standing between this page and the service?' };
  return { title: 'The service can’t be reached', detail: 'It may be stopped, or the network is down.' };
}
