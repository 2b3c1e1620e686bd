const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const clockToTheMinute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** The caller's own time zone, as the API's `zone` wants it. */
export const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';

const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** The moment of an RFC 3339 text, where one without a zone is UTC; null when it is none. */
export function parseInstant(text) {
  const moment = new Date(WITHOUT_ZONE.test(text) ? `${text}Z` : text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** 18:20:02 */
export const formatClock = (moment) => clock.format(moment);

/** 18:20 */
export const formatMinute = (moment) => clockToTheMinute.format(moment);

/** 18:20:02 today, "19 Nov, 18:20:02" on any other day. */
export const formatMoment = (moment, today) =>
  moment.toDateString() === today.toDateString()
    ? formatClock(moment)
    : `${day.format(moment)}, ${formatClock(moment)}`;

/** Everything about the moment, zone included, for who wants to know exactly. */
export const formatFully = (moment) => full.format(moment);
