/** Markup that is safe to put into a page, as only {@link html} makes it. */
class Markup {
  constructor(text) {
    this.text = text;
  }
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

const escape = (text) => text.replace(/[&<>"'`]/g, (character) => ESCAPES[character]);

function fragment(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(fragment).join('');
  return value === null || value === undefined || value === false ? '' : escape(String(value));
}

/**
 * A template whose values are shown as text, whatever they hold. Nested templates and arrays of them are kept as
 * markup; null, undefined and false give nothing. Attribute values must stand in double quotes.
 */
export function html(strings, ...values) {
  return new Markup(strings.reduce((text, part, i) => text + fragment(values[i - 1]) + part));
}

/** Replaces what is inside the element. Takes nothing but the result of {@link html}. */
export function render(element, markup) {
  if (!(markup instanceof Markup)) throw new TypeError('render takes the result of html`…`');
  element.innerHTML = markup.text;
}
