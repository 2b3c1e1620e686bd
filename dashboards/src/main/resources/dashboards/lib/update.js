import { render } from './html.js';

const shown = new WeakMap();

/** Renders only what isn't shown already, so that a refresh that brings nothing new leaves selection and focus alone. */
export function update(element, markup) {
  if (shown.get(element) === markup.text) return;
  render(element, markup);
  shown.set(element, markup.text);
}
