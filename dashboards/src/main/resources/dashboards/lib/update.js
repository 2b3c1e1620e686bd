import { render } from './html.js';

const shown = new WeakMap();

/** Renders only changes, so that a refresh without news keeps selection and focus. */
export function update(element, markup) {
  if (shown.get(element) === markup.text) return;
  render(element, markup);
  shown.set(element, markup.text);
}
