package io.millrace.it;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives each test days of the past of its own, so that no other test's orders are in the windows that it asks for. Where
 * a build begins is random, so that a stack that outlives it can be tested again.
 */
public final class Past {
    /** Longer than any window that a case asks for, on both sides. */
    private static final Duration STRETCH = Duration.ofDays(4);

    private static Instant next = Instant.parse("2000-06-01T00:00:00Z")
            .plus(STRETCH.multipliedBy(ThreadLocalRandom.current().nextInt(1000)));

    private Past() {}

    /** Midnight in UTC, with two days before and after it that no other caller gets. */
    public static synchronized Instant midnight() {
        next = next.plus(STRETCH);
        return next;
    }
}
