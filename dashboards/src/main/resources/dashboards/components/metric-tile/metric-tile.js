import { html, render } from '../../lib/html.js';
import { NOTHING, formatRatio, formatSigned } from '../../lib/format.js';

/** A number with more characters is set smaller if there is little room. */
const LONG = 10;

const ARROWS = { up: '▲', down: '▼' };
const WORDS = { up: 'up', down: 'down' };

/**
 * One number with its name and what there is to say about it.
 *
 * `<metric-tile name="orders-now" label="Orders">`; the name is the number's `data-test` hook.
 */
class MetricTile extends HTMLElement {
  connectedCallback() {
    const name = this.getAttribute('name');
    render(
      this,
      html`<h3 class="metric-label">${this.getAttribute('label')}</h3>
        <data class="metric-value skeleton" data-test="${name}"></data>
        <p class="metric-note skeleton" data-test="${name}-note"></p>`,
    );
  }

  /** The number: formatted for readers, as it is in the `value` of its element. null shows that there is none. And a line under it. */
  show(value, format, note = '') {
    const shown = this.#awake('.metric-value');
    shown.value = value ?? '';
    shown.textContent = value === null ? NOTHING : format(value);
    shown.classList.toggle('is-long', shown.textContent.length > LONG);
    this.#note(note);
  }

  /** Shows that there is no number and no request is running. */
  showNothing() {
    this.show(null, null, 'no data yet');
  }

  /** A number as {@link show} has it, and its change against the one before, the time of which is named: "the minute before". */
  showCompared({ now, change }, format, before) {
    const { direction, difference, ratio } = change;
    this.show(now, format);
    if (direction === 'unknown') return this.#note('Nothing to compare with');
    if (direction === 'same') return this.#note(`No change vs ${before}`);
    render(
      this.#awake('.metric-note'),
      html`<span class="metric-change is-${direction}">
          <span aria-hidden="true">${ARROWS[direction]}</span>
          <span class="visually-hidden">${WORDS[direction]}</span>
          ${formatSigned(difference, format)} ${ratio !== null && html`<span>(${formatRatio(ratio)})</span>`}
        </span>
        <span class="metric-before">vs ${ratio === null ? 'none before' : before}</span>`,
    );
  }

  #note(text) {
    this.#awake('.metric-note').textContent = text;
  }

  #awake(selector) {
    const element = this.querySelector(selector);
    element.classList.remove('skeleton');
    return element;
  }
}

customElements.define('metric-tile', MetricTile);

/** The selector of the tiles of these names. */
export const tiles = (...names) => names.map((name) => `metric-tile[name="${name}"]`).join();

/** The tile of that name. */
export const tile = (name) => document.querySelector(tiles(name));
