const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const clockToTheMinute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** The browser's time zone, for the API's parameter `zone`. */
export const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';

const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** Parses RFC 3339; a text without a zone is UTC; null for anything else. */
export function parseInstant(text) {
  if (typeof text !== 'string') return null;
  const moment = new Date(WITHOUT_ZONE.test(text) ? `${text}Z` : text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** 18:20:02 */
export const formatClock = (moment) => clock.format(moment);

/** 18:20 */
export const formatMinute = (moment) => clockToTheMinute.format(moment);

/** 18:20:02 today, "19 Nov 2026, 18:20:02" on any other day. */
export const formatMoment = (moment, today) =>
  moment.toDateString() === today.toDateString()
    ? formatClock(moment)
    : `${day.format(moment)}, ${formatClock(moment)}`;

/** The full date, time and zone. */
export const formatFully = (moment) => full.format(moment);
