import { settings } from './settings.js';

/** The text for a missing value. */
export const NOTHING = '–';

const count = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const tenths = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percentOf = (digits) =>
  new Intl.NumberFormat(undefined, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
const finePercent = percentOf(1);
const wholePercent = percentOf(0);
const money = new Intl.NumberFormat(undefined, {
  ...(settings.currency && { style: 'currency', currency: settings.currency }),
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

export const formatCount = (value) => count.format(value);
/** Money; a dash for null. */
export const formatMoney = (value) => (value === null ? NOTHING : money.format(value));
export const formatTenths = (value) => tenths.format(value);
export const formatCompact = (value) => compact.format(value);

/** A number with its sign, in the format given; zero has none. */
export function formatSigned(value, format) {
  if (value === 0) return format(0);
  return (value > 0 ? '+' : '−') + format(Math.abs(value));
}

/** A ratio as a signed percentage, finer where it is small: "+1.0%", "−12.4%", "+250%". */
export const formatRatio = (ratio) => formatSigned(ratio, (Math.abs(ratio) < 1 ? finePercent : wholePercent).format);

/** A length of time for a reader at a glance: "0.2 s", "12 s", "3 min 5 s", "2 h 10 min", "3 d 4 h". */
export function formatAge(ms) {
  if (ms < 950) return `${tenths.format(Math.max(0, ms) / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds >= 86_400) return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
