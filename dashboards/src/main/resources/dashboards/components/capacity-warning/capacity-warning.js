import { getJson } from '../../lib/api.js';
import { Feed } from '../../lib/feed.js';
import { html, render } from '../../lib/html.js';
import { list, text } from '../../lib/shape.js';

/** The service reads the servers' metrics as often. */
const PACE_MS = 30_000;

const WARNINGS = ['filling', 'full'];

/** The warnings of an answer of `/capacity`, as `{ message, advice }`. */
export const readWarnings = (body) =>
  list(body?.items, 'items')
    .filter(({ state }) => WARNINGS.includes(text(state, 'state')))
    .map(({ message, advice }) => ({ message: text(message, 'message'), advice: text(advice, 'advice') }));

/**
 * What of Pinot is full or soon will be, and what to do, above every page. It stays when the service can't be asked: then
 * the page says what it can't show, and this may be the reason.
 */
class CapacityWarning extends HTMLElement {
  #shown = '';

  connectedCallback() {
    this.hidden = true;
    this.dataset.test = 'capacity-warning';
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'Capacity warning');
    const feed = new Feed({
      ask: async (signal) => readWarnings((await getJson('capacity', {}, signal)).body),
      onChange: () => this.#show(feed.state.answer ?? []),
    });
    document.addEventListener('visibilitychange', () => (document.hidden ? feed.sleep() : feed.wake()));
    if (document.hidden) feed.sleep();
    feed.setPace(PACE_MS);
  }

  /** Only a change is written, so that what a reader has selected stays so. */
  #show(warnings) {
    const shown = JSON.stringify(warnings);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.hidden = warnings.length === 0;
    render(this, html`${warnings.map(({ message, advice }) => html`<p><strong>${message}</strong> ${advice}</p>`)}`);
  }
}

customElements.define('capacity-warning', CapacityWarning);
