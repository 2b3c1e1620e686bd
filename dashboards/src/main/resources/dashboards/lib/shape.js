import { Problem } from './api.js';
import { parseInstant } from './time.js';

/** Checks the shape of responses. A wrong one is a Problem instead of a NaN on the page. */

export const number = (value, name) => (Number.isFinite(value) ? value : unexpected(name));

/** A number, or null if the topic had no valid one. */
export const numberOrNull = (value, name) => (value === null ? null : number(value, name));

export const truth = (value, name) => (typeof value === 'boolean' ? value : unexpected(name));

export const text = (value, name) => (typeof value === 'string' ? value : unexpected(name));

/** The moment of an RFC 3339 text. */
export const moment = (value, name) => parseInstant(value) ?? unexpected(name);

export const list = (body, name = 'list') => (Array.isArray(body) ? body : unexpected(name));

/** A page of a long list, as `{ items, next }`; `next` is the cursor of the next page, null on the last. */
export const pageOf = (body, read) => ({ items: list(body?.items, 'items').map(read), next: body.next ?? null });

export function unexpected(name) {
  throw new Problem({
    kind: 'other-shape',
    title: 'Unexpected response',
    detail: `“${name}” is missing or has the wrong type.`,
  });
}
