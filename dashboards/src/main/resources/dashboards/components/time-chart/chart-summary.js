import { formatClock } from '../../lib/time.js';

/** What a chart shows, in a sentence or two; from finished bars only, as the unfinished one says little. */
export function summaryOf(label, { points, format, every, within }) {
  const finished = points.filter((point) => point.complete);
  if (finished.length === 0) return `${label} per ${every}: no bar is complete yet.`;
  const highest = finished.reduce((best, point) => (point.value > best.value ? point : best));
  const lowest = finished.reduce((best, point) => (point.value < best.value ? point : best));
  const newest = finished.at(-1);
  return (
    `${label} per ${every} over ${within}: at most ${format(highest.value)}, from ${formatClock(highest.start)}; ` +
    `at least ${format(lowest.value)}, from ${formatClock(lowest.start)}; ` +
    `lately ${format(newest.value)}, from ${formatClock(newest.start)}.`
  );
}
