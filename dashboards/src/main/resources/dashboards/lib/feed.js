import { retryDelayMs } from './retry.js';

/**
 * One question asked again and again at a pace, never twice at once. After a failure it waits longer and longer, and
 * goes on by itself. Asleep (a hidden tab) it asks nothing; without a pace, only until it has an answer.
 */
export class Feed {
  /** `{ answer, answeredAt, failure, retryAt, awaitedSince }`; the times are those of `performance.now()`. */
  state = { answer: null, answeredAt: null, failure: null, retryAt: null, awaitedSince: performance.now() };

  #ask;
  #onChange;
  #paceMs = null;
  #asleep = false;
  #answered = false;
  #failures = 0;
  #startedAt = -Infinity;
  #underWay = null;
  #timer;

  /**
   * @param ask a function of an AbortSignal that promises an answer
   * @param onChange called after every answer and every failure
   */
  constructor({ ask, onChange }) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  get paceMs() {
    return this.#paceMs;
  }

  /** Asks so often from now on; null stops. */
  setPace(paceMs) {
    this.#paceMs = paceMs;
    this.state.awaitedSince = performance.now();
    this.#schedule();
  }

  /** Asks something else from now on, at once; what is under way is dropped, the last answer stays until the next. */
  change(ask) {
    this.#ask = ask;
    this.#answered = false;
    this.#failures = 0;
    this.#underWay?.abort();
    this.#underWay = null;
    this.askNow();
  }

  /** Waits no longer, neither for its pace nor for a retry. */
  askNow() {
    this.#startedAt = -Infinity;
    this.state.retryAt = null;
    this.#schedule();
  }

  sleep() {
    this.#asleep = true;
    this.#schedule();
  }

  wake() {
    this.#asleep = false;
    this.state.awaitedSince = performance.now();
    this.#schedule();
  }

  /** Asks nothing any more, and drops what is under way. */
  stop() {
    this.#underWay?.abort();
    this.sleep();
  }

  #schedule() {
    clearTimeout(this.#timer);
    const content = this.#paceMs === null && this.#answered && !this.state.failure;
    if (this.#asleep || this.#underWay || content) return;
    const dueAt = this.state.retryAt ?? this.#startedAt + (this.#paceMs ?? 0);
    this.#timer = setTimeout(() => this.#run(), Math.max(0, dueAt - performance.now()));
  }

  async #run() {
    this.#startedAt = performance.now();
    const mine = (this.#underWay = new AbortController());
    const [answer, failure] = await this.#ask(mine.signal).then(
      (answer) => [answer, null],
      (failure) => [null, failure],
    );
    if (mine.signal.aborted) return;
    this.#underWay = null;
    if (failure) this.#noteFailure(failure);
    else this.#noteAnswer(answer);
    this.#schedule();
    this.#onChange();
  }

  #noteAnswer(answer) {
    this.#answered = true;
    this.#failures = 0;
    Object.assign(this.state, { answer, answeredAt: performance.now(), failure: null, retryAt: null });
  }

  #noteFailure(failure) {
    this.#failures += 1;
    const { retryAfterMs = null } = failure;
    const waitMs = retryDelayMs({ failures: this.#failures, retryAfterMs, paceMs: this.#paceMs, random: Math.random });
    Object.assign(this.state, { failure, retryAt: performance.now() + waitMs });
  }
}

/** Whether answers stopped coming that should have come: two are missing, or four seconds passed at a fast pace. */
export function isStale({ answeredAt, awaitedSince, paceMs, now }) {
  if (paceMs === null || answeredAt === null) return false;
  return now - Math.max(answeredAt, awaitedSince) > Math.max(2 * paceMs + 1_000, 4_000);
}
