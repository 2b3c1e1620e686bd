/** The rows of a page of a list. */
export const ROWS = 20;

/** Links to the first page of a list, except on the first page, and to the next, if there is one. */
export function showPaging(name, query, after, next) {
  point(`${name}-first`, after === null ? null : query);
  point(`${name}-next`, next === null ? null : { ...query, after: next });
}

function point(id, query) {
  const link = document.getElementById(id);
  link.hidden = query === null;
  if (query !== null) link.search = new URLSearchParams(query);
}
