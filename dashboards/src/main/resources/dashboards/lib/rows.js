/**
 * Makes these elements the children. It doesn't move an element that is in its place, since a moved one loses the
 * focus.
 */
export function place(parent, children) {
  const staying = new Set(children);
  for (const each of [...parent.children]) if (!staying.has(each)) each.remove();
  children.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
}
