package io.millrace.simulator.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How patient a shop is.
 *
 * @param firstPause before the second attempt; doubled at each one after
 * @param longestPause where the doubling ends
 * @param answerTimeout how long an attempt may take, to the last byte of the answer
 * @param giveUpAfter how long after the first attempt no other is made
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration answerTimeout, Duration giveUpAfter) {

    /**
     * Back within five seconds after an outage, and none lost to one that is over in a quarter of an hour. An answer is
     * awaited a little longer than the five seconds that ingest may take to say that it can't.
     */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(15));

    /** A server that asks for more is not believed. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);

    /**
     * The pause after the attempt of that number, counted from 1: exponential, with the upper half left to chance so that
     * posts which failed together don't come back together, and never shorter than the server asked for.
     */
    Duration pause(int attempt, Duration asked, RandomGenerator random) {
        long ceiling = longestPause.toNanos();
        long backOff = Math.min(ceiling, firstPause.toNanos() << Math.min(attempt - 1, 20));
        long granted = Math.min(asked.toSeconds(), LONGEST_ASKED.toSeconds()) * 1_000_000_000;
        long jitter = (long) (backOff / 2.0 * random.nextDouble());
        return Duration.ofNanos(Math.max(backOff / 2, granted) + jitter);
    }
}
