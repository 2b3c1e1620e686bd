import { retryDelayMs } from './retry.js';

/**
 * Asks one question regularly, with at most one request at a time. After failures it waits longer and longer. It stops
 * while the tab is hidden; without a pace, it stops after the first answer.
 */
export class Feed {
  /**
   * `{ answer, answeredAt, tookMs, failure, retryAt, awaitedSince }`; the times are those of `performance.now()`, and
   * `tookMs` is the duration of the request.
   */
  state = {
    answer: null,
    answeredAt: null,
    tookMs: 0,
    failure: null,
    retryAt: null,
    awaitedSince: performance.now(),
  };

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

  /** Sets the pace in milliseconds; null stops. */
  setPace(paceMs) {
    this.#paceMs = paceMs;
    this.state.awaitedSince = performance.now();
    this.#schedule();
  }

  /**
   * Changes the question and asks immediately. A running request is dropped, and the last answer stays until the next.
   */
  change(ask) {
    this.#ask = ask;
    this.#answered = false;
    this.#failures = 0;
    this.#underWay?.abort();
    this.#underWay = null;
    this.askNow();
  }

  /** Asks immediately. */
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

  /** Stops, and drops a running request. */
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
    const startedAt = (this.#startedAt = performance.now());
    const mine = (this.#underWay = new AbortController());
    const [answer, failure] = await this.#ask(mine.signal).then(
      (answer) => [answer, null],
      (failure) => [null, failure],
    );
    if (mine.signal.aborted) return;
    this.#underWay = null;
    if (failure) this.#noteFailure(failure);
    else this.#noteAnswer(answer, performance.now() - startedAt);
    this.#schedule();
    this.#onChange();
  }

  #noteAnswer(answer, tookMs) {
    this.#answered = true;
    this.#failures = 0;
    Object.assign(this.state, { answer, answeredAt: performance.now(), tookMs, failure: null, retryAt: null });
  }

  #noteFailure(failure) {
    this.#failures += 1;
    const { retryAfterMs = null } = failure;
    const waitMs = retryDelayMs({ failures: this.#failures, retryAfterMs, paceMs: this.#paceMs, random: Math.random });
    Object.assign(this.state, { failure, retryAt: performance.now() + waitMs });
  }
}

/**
 * Whether answers are overdue: two are missing, or four seconds have passed at a fast pace. The expected interval is
 * the pace, or the duration of the last request if that is longer.
 */
export function isStale({ answeredAt, tookMs, awaitedSince, paceMs, now }) {
  if (paceMs === null || answeredAt === null) return false;
  return now - Math.max(answeredAt, awaitedSince) > Math.max(2 * Math.max(paceMs, tookMs) + 1_000, 4_000);
}
