/** Links to the first page of a list, where this isn't it, and to the next, where there is one. */
export function showPaging(name, query, after, next) {
  point(`${name}-first`, after === null ? null : query);
  point(`${name}-next`, next === null ? null : { ...query, after: next });
}

function point(hook, query) {
  const link = document.querySelector(`[data-test="${hook}"]`);
  link.hidden = query === null;
  if (query !== null) link.search = new URLSearchParams(query);
}
