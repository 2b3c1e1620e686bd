/**
 * How a number stands to the one before it. `direction` is up, down, same or unknown (one of the two is missing);
 * `ratio` is null when the number before was 0, as nothing can be said in percent then.
 */
export function changeOf(current, previous) {
  if (current === null || previous === null) return { direction: 'unknown', difference: null, ratio: null };
  const difference = current - previous;
  return {
    direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'same',
    difference,
    ratio: previous === 0 ? null : difference / previous,
  };
}
