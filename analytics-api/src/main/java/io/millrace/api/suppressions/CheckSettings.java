package io.millrace.api.suppressions;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of look-ups, under {@code millrace.suppressions.checks}.
 *
 * @param maxConcurrent how many of few addresses, and how many of many, are answered at once
 * @param queueTimeout how long one may wait for others before its caller is asked to come back
 */
@ConfigurationProperties("millrace.suppressions.checks")
record CheckSettings(
        @Bindable(defaultValue = "2") int maxConcurrent, @Bindable(defaultValue = "10s") Duration queueTimeout) {

    CheckSettings {
        require("max-concurrent", maxConcurrent, 1, 64);
        require("queue-timeout", queueTimeout.toMillis(), 100, 60_000);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("millrace.suppressions.checks.%s: must be from %d to %d, was %d"
                    .formatted(name, least, most, value));
        }
    }
}
