package io.millrace.simulator.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long and how often a shop retries.
 *
 * @param firstPause before the second attempt; doubled at each one after
 * @param longestPause where the doubling ends
 * @param answerTimeout how long an attempt may take, to the last byte of the answer
 * @param giveUpAfter how long after the first attempt no other is made
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration answerTimeout, Duration giveUpAfter) {

    /**
     * Retries succeed within five seconds after an outage, and an outage of up to a quarter of an hour loses nothing.
     * The timeout of a response is a little longer than the five seconds that ingest may take to respond with an error.
     */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(15));

    /** The longest pause that a server may ask for; more is ignored. */
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
