package io.millrace.api.suppressions;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of exports, under {@code millrace.suppressions.exports}.
 *
 * @param maxConcurrent how many are answered at once
 * @param maxDuration how long one may take
 * @param idleTimeout how long one may wait for its caller to take more of it
 */
@ConfigurationProperties("millrace.suppressions.exports")
record ExportSettings(
        @Bindable(defaultValue = "8") int maxConcurrent,
        @Bindable(defaultValue = "15m") Duration maxDuration,
        @Bindable(defaultValue = "30s") Duration idleTimeout) {

    ExportSettings {
        if (maxConcurrent < 1 || maxConcurrent > 256) {
            throw new IllegalArgumentException(
                    "millrace.suppressions.exports.max-concurrent: must be from 1 to 256, was " + maxConcurrent);
        }
        require("max-duration", maxDuration, Duration.ofSeconds(10), Duration.ofDays(1));
        require("idle-timeout", idleTimeout, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    private static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("millrace.suppressions.exports.%s: must be from %s to %s, was %s"
                    .formatted(name, least, most, value));
        }
    }
}
