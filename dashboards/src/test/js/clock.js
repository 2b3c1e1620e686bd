import { mock } from 'node:test';

/** A clock that a test moves: timers run, and `performance.now()` tells, at the times that it says. */
export function startClock() {
  let now = 1_000;
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(performance, 'now', () => now);
  return {
    /** Lets so much time pass, a millisecond after the other, with all that follows from each timer. */
    async pass(ms) {
      await settle();
      for (let i = 0; i < ms; i += 1) {
        now += 1;
        mock.timers.tick(1);
        await Promise.resolve();
      }
      await settle();
    },
    stop() {
      mock.timers.reset();
      mock.restoreAll();
    },
  };
}

/** Lets everything run that waits for no timer. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));
