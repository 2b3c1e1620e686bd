package io.millrace.catalog.apply;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what a cluster does in its own time. */
final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Polling() {}

    /**
     * Asks until the answer is empty, which means done.
     *
     * @param pending what is still missing, in words, or empty
     * @throws TargetException when something is still missing after the time
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
