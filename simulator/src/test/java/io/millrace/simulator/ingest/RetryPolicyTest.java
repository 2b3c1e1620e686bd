package io.millrace.simulator.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;
    private final Random random = new Random(7);

    @Test
    void pausesDoubleUpToTheLongestAndKeepAtLeastHalfOfIt() {
        long ceilingMs = 200;
        for (int attempt = 1; attempt < 200; attempt++) {
            assertThat(POLICY.pause(attempt, Duration.ZERO, random).toMillis())
                    .as("attempt %d", attempt)
                    .isBetween(ceilingMs / 2, ceilingMs);
            ceilingMs = Math.min(5_000, ceilingMs * 2);
        }
    }

    @Test
    void pausesDiffer() {
        assertThat(POLICY.pause(5, Duration.ZERO, random)).isNotEqualTo(POLICY.pause(5, Duration.ZERO, random));
    }

    @Test
    void thePauseThatTheServerAsksForIsKept() {
        assertThat(POLICY.pause(1, Duration.ofSeconds(30), random))
                .isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_100));
    }

    @Test
    void aServerThatAsksForYearsIsNotBelieved() {
        assertThat(POLICY.pause(1, Duration.ofSeconds(999_999_999), random))
                .isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_100));
    }
}
