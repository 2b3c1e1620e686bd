package io.millrace.catalog.apply;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits until Kafka or Pinot has finished a change. */
final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Polling() {}

    /**
     * Calls a function until it returns an empty text.
     *
     * @param pending returns what isn't done yet, for the message, or an empty text when all is done
     * @throws TargetException if the time is over and something isn't done
     */
    static void until(Duration atMost, Supplier<String> pending) {
        long end = System.nanoTime() + atMost.toNanos();
        for (String missing = pending.get(); !missing.isEmpty(); missing = pending.get()) {
            if (System.nanoTime() > end) {
                throw new TargetException(missing + " after " + atMost.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted while waiting", e);
        }
    }
}
