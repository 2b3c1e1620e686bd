import '../components/capacity-warning/capacity-warning.js';
import '../components/choice-group/choice-group.js';
import '../components/live-status/live-status.js';
import '../components/problem-notice/problem-notice.js';
import '../components/theme-choice/theme-choice.js';
import { choose, withChoice } from '../lib/choices.js';
import { Feed, isStale } from '../lib/feed.js';

/** The interval in which ages and countdowns on the page are updated. */
const TICK_MS = 500;

const PACE = {
  name: 'pace',
  choices: [
    { value: '1s', label: 'every second', ms: 1_000 },
    { value: '2s', label: 'every 2 s', ms: 2_000 },
    { value: '5s', label: 'every 5 s', ms: 5_000 },
    { value: '10s', label: 'every 10 s', ms: 10_000 },
    { value: 'paused', label: 'paused', ms: null },
  ],
  usual: '2s',
};

const find = (selector) => document.querySelector(selector);

/** The value of a parameter in the page's URL, or null. */
export const asked = (name) => new URL(location.href).searchParams.get(name);

/** Stores a choice in the URL, so that a link shows the same; null removes it. */
export const remember = (name, value) => history.replaceState(null, '', withChoice(location.href, name, value));

/** Parts of a page that keep themselves fresh. Each has its own feed, so that one that fails leaves the others going. */
class LivePage {
  #parts = [];
  #chosen = new Map();
  #pace = null;

  /**
   * Adds a part, which fills the elements of that selector. It begins with the page; one that comes later begins at once.
   *
   * @param follows choices `{ name, choices, usual }` of the reader, in the group or the select of that name; the part is asked
   *     anew when one changes. Parts may follow the same choice, which is the same object then
   * @param describe called when the part begins, with what is chosen
   * @param ask a function of an AbortSignal, and of what is chosen, that promises an answer
   * @param show called with each answer
   * @param showNothing called when there is no answer and none under way
   * @param fastestMs it is asked no more often than this, however often the page is refreshed
   * @param tell for one of several parts of a name, which tells its problem itself, where it stands: called with the problem and the age of its
   *     answer in milliseconds, or null; with a null problem when it is over
   */
  add(name, selector, { ask, show, showNothing, follows = [], describe = () => {}, fastestMs = 0, tell = null }) {
    const onChange = () => {
      setBusy(part, false);
      if (part.feed.state.answer) show(part.feed.state.answer);
      else showNothing();
      this.#showStanding();
    };
    const chosen = () => follows.map((choice) => this.#chosen.get(choice));
    const part = { name, selector, panels: [], follows, fastestMs, tell };
    part.ask = (signal) => ask(signal, ...chosen());
    part.describe = () => describe(...chosen());
    part.feed = new Feed({ ask: part.ask, onChange });
    this.#parts.push(part);
    if (this.#pace) this.#begin(part);
    return part;
  }

  /** Removes a part that isn't shown any more. */
  remove(part) {
    this.#parts = this.#parts.filter((each) => each !== part);
    part.feed.stop();
    setBusy(part, false);
    this.#showStanding();
  }

  /** Asks a part anew, since its question is another one now. */
  change(part) {
    setBusy(part, true);
    part.feed.change(part.ask);
  }

  start() {
    this.#pace = offerChoice(PACE, (pace) => this.#setPace(pace));
    find('live-status').hidden = this.#parts.length === 0;
    this.#followVisibility();
    find('problem-notice').addEventListener('retry', () => this.#failing().forEach(({ feed }) => feed.askNow()));
    for (const part of this.#parts) this.#begin(part);
    setInterval(() => this.#showStanding(), TICK_MS);
  }

  #begin(part) {
    part.panels = [...document.querySelectorAll(part.selector)];
    for (const choice of part.follows) this.#offer(choice);
    part.describe();
    if (document.hidden) part.feed.sleep();
    this.#keepPace(part);
  }

  /** Offers a choice, once, to all parts that follow it. */
  #offer(choice) {
    if (this.#chosen.has(choice)) return;
    const onChoice = (other) => {
      this.#chosen.set(choice, other);
      for (const part of this.#parts) if (part.follows.includes(choice)) this.change(part);
    };
    this.#chosen.set(choice, offerChoice(choice, onChoice));
  }

  #setPace(pace) {
    this.#pace = pace;
    for (const part of this.#parts) this.#keepPace(part);
    this.#showStanding();
  }

  #keepPace({ feed, fastestMs }) {
    feed.setPace(this.#pace.ms === null ? null : Math.max(this.#pace.ms, fastestMs));
  }

  /** A hidden page makes no requests. */
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

  /** Those that the page tells of: not one that tells it itself, unless all of its name fail. */
  #noticed(failing) {
    const fails = (part) => failing.includes(part);
    return failing.filter(({ name, tell }) => !tell || this.#parts.filter((part) => part.name === name).every(fails));
  }

  /** What the page as a whole says about itself: live or stale, as of when, what went wrong. */
  #showStanding() {
    if (document.hidden || this.#parts.length === 0) return;
    const now = performance.now();
    const stale = this.#parts.filter(({ feed }) => isStale({ ...feed.state, paceMs: feed.paceMs, now }));
    const stalePanels = stale.flatMap(({ panels }) => panels);
    for (const panel of this.#parts.flatMap(({ panels }) => panels))
      panel.toggleAttribute('data-stale', stalePanels.includes(panel));
    for (const { tell, feed } of this.#parts) tell?.(feed.state.failure, ageOf(feed.state, now));
    const failing = this.#failing();
    const noticed = this.#noticed(failing);
    const { asOf = null, freshnessMs = null } = oldestOf(this.#parts.map(({ feed }) => feed.state.answer));
    find('live-status').show({
      paused: this.#pace.ms === null,
      failure: noticed[0]?.feed.state.failure ?? null,
      partial: failing.length > noticed.length,
      stale: stale.length > 0 ? { part: this.#namesOf(stale), forMs: now - earliest(stale, 'answeredAt') } : null,
      asOf,
      freshnessMs,
    });
    find('problem-notice').show({
      problems: noticed.map(({ feed }) => feed.state.failure),
      parts: this.#namesOf(noticed),
      restIsLive: this.#parts.every((part) => noticed.includes(part) || (isLive(part) && !stale.includes(part))),
      ageMs: oldest(noticed.map(({ feed }) => ageOf(feed.state, now))),
      retryInMs: noticed.length > 0 ? earliest(noticed, 'retryAt') - now : 0,
    });
  }

  /** The names of some parts; none where it is about all of them. */
  #namesOf(some) {
    return some.length === this.#parts.length ? '' : [...new Set(some.map(({ name }) => name))].join(', ');
  }
}

/** Offers choices in the group or the select of that name; gives the one that the address asks for. */
function offerChoice({ name, choices, usual }, onChoice) {
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

function setBusy({ panels }, busy) {
  for (const panel of panels)
    if (busy) panel.setAttribute('aria-busy', 'true');
    else panel.removeAttribute('aria-busy');
}

/** Of several answers the one that is the furthest behind; one that says so rather than one that doesn't know. */
const oldestOf = (answers) =>
  answers
    .filter((answer) => answer?.asOf)
    .reduce((most, answer) => ((answer.freshnessMs ?? -1) > (most?.freshnessMs ?? -1) ? answer : (most ?? answer)), null) ??
  {};

const earliest = (some, time) => Math.min(...some.map(({ feed }) => feed.state[time] ?? 0));

/** The age of what is shown: the time since the response plus its freshness; null if nothing is shown. */
const ageOf = ({ answer, answeredAt }, now) => (answer ? now - answeredAt + (answer.freshnessMs ?? 0) : null);

/** The greatest known value; null if none is known. */
const oldest = (ages) => ages.reduce((most, age) => (age === null ? most : Math.max(most ?? 0, age)), null);

/** Whether a part shows present data. */
const isLive = ({ feed }) => feed.state.answer && !feed.state.failure;

/** The page, to which each module adds its parts. It begins when the browser has run all of them. */
export const page = new LivePage();
document.addEventListener('DOMContentLoaded', () => page.start());
