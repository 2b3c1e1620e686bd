import '../components/choice-group/choice-group.js';
import '../components/live-status/live-status.js';
import '../components/problem-notice/problem-notice.js';
import '../components/theme-choice/theme-choice.js';
import { choose, withChoice } from '../lib/choices.js';
import { Feed, isStale } from '../lib/feed.js';

/** How often the ages and countdowns on a page are brought up to date. */
const TICK_MS = 500;

const PACES = [
  { value: '1s', label: 'every second', ms: 1_000 },
  { value: '2s', label: 'every 2 s', ms: 2_000 },
  { value: '5s', label: 'every 5 s', ms: 5_000 },
  { value: '10s', label: 'every 10 s', ms: 10_000 },
  { value: 'paused', label: 'paused', ms: null },
];
const USUAL_PACE = '2s';

const find = (selector) => document.querySelector(selector);

/** What stands in the address of the page, or null. */
export const asked = (name) => new URL(location.href).searchParams.get(name);

/** Keeps a choice in the address, so that a link to it shows the same thing; null takes it out. */
export const remember = (name, value) => history.replaceState(null, '', withChoice(location.href, name, value));

/** Offers choices in the group or the select of that name; gives the one that the address asks for. */
export function offerChoice(name, choices, usual, onChoice) {
  const field = find(`choice-group[name="${name}"], select[name="${name}"]`);
  const chosen = choose(choices, asked(name), usual);
  if (field instanceof HTMLSelectElement)
    field.replaceChildren(
      ...choices.map(({ value, label }) => new Option(label, value, false, value === chosen.value)),
    );
  else field.offer(choices, chosen.value);
  field.addEventListener('change', () => {
    const choice = choose(choices, field.value, usual);
    remember(name, choice.value);
    onChoice(choice);
  });
  return chosen;
}

/** A page whose parts, each with its own feed so that one that fails leaves the others going, keep themselves fresh. */
export class LivePage {
  #parts = [];
  #pace = null;

  /**
   * Adds the part that fills the element of that selector; one that comes later is asked for at once.
   *
   * @param ask a function of an AbortSignal that promises an answer
   * @param show called with each answer
   * @param showNothing called when there is no answer and none under way
   */
  add(name, selector, { ask, show, showNothing }) {
    const panel = find(selector);
    const onChange = () => {
      panel.removeAttribute('aria-busy');
      if (feed.state.answer) show(feed.state.answer);
      else showNothing();
      this.#showStanding();
    };
    const feed = new Feed({ ask, onChange });
    const part = { name, panel, feed };
    this.#parts.push(part);
    if (this.#pace) this.#begin(part);
    return part;
  }

  /** Takes a part out that is shown no more. */
  remove(part) {
    this.#parts = this.#parts.filter((each) => each !== part);
    part.feed.stop();
    part.panel.removeAttribute('aria-busy');
    this.#showStanding();
  }

  /** Has a part ask something else from now on. */
  change({ panel, feed }, ask) {
    panel.setAttribute('aria-busy', 'true');
    feed.change(ask);
  }

  start() {
    this.#pace = offerChoice('pace', PACES, USUAL_PACE, (pace) => this.#setPace(pace));
    find('live-status').hidden = this.#parts.length === 0;
    this.#followVisibility();
    find('problem-notice').addEventListener('retry', () => this.#failing().forEach(({ feed }) => feed.askNow()));
    for (const part of this.#parts) this.#begin(part);
    setInterval(() => this.#showStanding(), TICK_MS);
  }

  #begin({ feed }) {
    if (document.hidden) feed.sleep();
    feed.setPace(this.#pace.ms);
  }

  #setPace(pace) {
    this.#pace = pace;
    for (const { feed } of this.#parts) feed.setPace(pace.ms);
    this.#showStanding();
  }

  /** A page that nobody sees asks nothing. */
  #followVisibility() {
    document.addEventListener('visibilitychange', () => {
      for (const { feed } of this.#parts) {
        if (document.hidden) feed.sleep();
        else feed.wake();
      }
      this.#showStanding();
    });
  }

  #failing() {
    return this.#parts.filter(({ feed }) => feed.state.failure);
  }

  /** What the page as a whole says about itself: live or stale, as of when, what went wrong. */
  #showStanding() {
    if (document.hidden || this.#parts.length === 0) return;
    const now = performance.now();
    const stale = this.#parts.filter(({ feed }) => isStale({ ...feed.state, paceMs: feed.paceMs, now }));
    for (const each of this.#parts) each.panel.toggleAttribute('data-stale', stale.includes(each));
    const failing = this.#failing();
    const failure = failing[0]?.feed.state.failure ?? null;
    const { asOf = null, freshnessMs = null } =
      this.#parts.map(({ feed }) => feed.state.answer).find((answer) => answer) ?? {};
    find('live-status').show({
      paused: this.#pace.ms === null,
      failure,
      stale: stale.length > 0 ? { part: this.#namesOf(stale), forMs: now - earliest(stale, 'answeredAt') } : null,
      asOf,
      freshnessMs,
    });
    const retryInMs = failing.length > 0 ? earliest(failing, 'retryAt') - now : 0;
    find('problem-notice').show(failure, this.#namesOf(failing), retryInMs);
  }

  /** The names of some parts; none where it is about all of them. */
  #namesOf(some) {
    return some.length === this.#parts.length ? '' : some.map(({ name }) => name).join(', ');
  }
}

const earliest = (some, time) => Math.min(...some.map(({ feed }) => feed.state[time] ?? 0));
