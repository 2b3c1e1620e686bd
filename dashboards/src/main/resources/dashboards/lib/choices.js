/** The choice of that value; an unknown or missing value gives the fallback's. */
export const choose = (choices, value, fallback) =>
  choices.find((choice) => choice.value === value) ?? choices.find((choice) => choice.value === fallback);

/** The address with a choice in its query, or without it where it is null. Other parameters stay. */
export function withChoice(address, name, value) {
  const changed = new URL(address);
  if (value === null) changed.searchParams.delete(name);
  else changed.searchParams.set(name, value);
  return changed;
}
