import { Problem } from './api.js';

/** An answer of another shape than the one agreed is a Problem, not a NaN on the screen. */

export const number = (value, name) => (Number.isFinite(value) ? value : unexpected(name));

export const text = (value, name) => (typeof value === 'string' ? value : unexpected(name));

export const list = (body, name = 'list') => (Array.isArray(body) ? body : unexpected(name));

/** A page of a long list, as `{ items, next }`; `next` is what asks for the page behind it, null where it is the last. */
export const pageOf = (body, read) => ({ items: list(body?.items, 'items').map(read), next: body.next ?? null });

export function unexpected(name) {
  throw new Problem({
    title: 'An answer of an unknown shape',
    detail: `“${name}” is missing or not what it should be.`,
  });
}
