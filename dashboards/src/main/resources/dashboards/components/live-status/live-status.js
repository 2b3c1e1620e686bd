import { html, render } from '../../lib/html.js';
import { explain } from '../../lib/explain.js';
import { formatAge } from '../../lib/format.js';
import { formatFully, formatMoment } from '../../lib/time.js';

/** A response that is behind by more than this isn't live, even if it arrived in time. */
const LAGGING_MS = 10_000;

const NAMES = {
  waiting: 'Connecting',
  live: 'Live',
  lagging: 'Behind',
  paused: 'Paused',
  stale: 'Stale',
  failing: 'Failing',
  partial: 'In part',
};

/** Whether the page is live, the moment that its numbers hold for, and how far behind they may be. */
class LiveStatus extends HTMLElement {
  connectedCallback() {
    render(
      this,
      html`<span class="live-name" data-test="live-state"></span>
        <span class="live-words">
          <span>as of <time data-test="as-of">--:--:--</time></span>
          <span class="live-behind" data-test="freshness" hidden></span>
          <span class="live-stale" data-test="stale" hidden></span>
        </span>
        <span class="visually-hidden" aria-live="polite"></span>`,
    );
    this.#announce('waiting');
  }

  /**
   * @param failure what went wrong with the last question, or null
   * @param partial whether something on the page, which says so itself, couldn't be had
   * @param stale `{ part, forMs }`: which part of the page (empty for all) has had no answer for how long, or null
   * @param asOf the moment that the numbers hold for, or null before the first answer
   */
  show({ paused, failure, partial, stale, asOf, freshnessMs }) {
    const lagging = freshnessMs !== null && freshnessMs > LAGGING_MS;
    const state = stateOf({ stale, failure, partial, asOf, paused, lagging });
    if (asOf) this.#showAsOf(asOf);
    this.#put('.live-behind', stale || freshnessMs === null ? '' : `${formatAge(freshnessMs)} behind`);
    this.#put(
      '.live-stale',
      stale ? `${stale.part && `${stale.part}: `}last update ${formatAge(stale.forMs)} ago` : '',
    );
    this.#announce(state, asOf, failure);
  }

  #showAsOf(asOf) {
    const time = this.querySelector('time');
    time.dateTime = asOf.toISOString();
    time.title = formatFully(asOf);
    time.textContent = formatMoment(asOf, new Date());
  }

  #put(selector, text) {
    const element = this.querySelector(selector);
    element.textContent = text;
    element.hidden = text === '';
  }

  /** Only a change of state is read aloud, since a screen reader would otherwise never be silent. */
  #announce(state, asOf, failure) {
    const before = this.dataset.state;
    if (before === state) return;
    this.dataset.state = state;
    this.#put('.live-name', NAMES[state]);
    this.querySelector('[aria-live]').textContent = spokenOf(before, state, asOf, failure);
  }
}

function stateOf({ stale, failure, partial, asOf, paused, lagging }) {
  if (stale) return 'stale';
  if (failure) return 'failing';
  if (!asOf) return 'waiting';
  if (partial) return 'partial';
  if (paused) return 'paused';
  return lagging ? 'lagging' : 'live';
}

function spokenOf(before, state, asOf, failure) {
  if (state === 'stale') return `The numbers are stale, as of ${formatMoment(asOf, new Date())}.`;
  if (state === 'failing') return spokenOfFailure(explain(failure));
  return state === 'live' && (before === 'stale' || before === 'failing') ? 'The numbers are live again.' : '';
}

const spokenOfFailure = ({ title, meaning, unaffected }) => `${title}. ${meaning} ${unaffected}`;

customElements.define('live-status', LiveStatus);
