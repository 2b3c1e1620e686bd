const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/**
 * How long to wait after that many failures in a row: doubling from a second to half a minute, spread by a fifth
 * either way so that many pages don't come back at once, but never sooner than the server asked for or the usual pace.
 */
export function retryDelayMs({ failures, retryAfterMs, paceMs, random }) {
  const doubled = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
  const spread = doubled * (0.8 + 0.4 * random());
  return Math.max(spread, retryAfterMs ?? 0, paceMs ?? 0);
}

/** The milliseconds of a Retry-After header, given in seconds or as a date (RFC 9110, section 10.2.3); null without one. */
export function parseRetryAfter(header, now) {
  if (!header) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
