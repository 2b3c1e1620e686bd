package io.millrace.api.suppressions;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.millrace.service.SettingsCheck;
import java.time.Duration;

/**
 * The limits of exports, under {@code millrace.suppressions.exports}.
 *
 * @param maxConcurrent how many run at the same time; 1 to 256
 * @param maxDuration how long one may take; 10 s to a day
 * @param idleTimeout how long one may wait for its caller to continue reading; 1 s to 1 h
 */
@ConfigurationProperties("millrace.suppressions.exports")
record ExportSettings(
        @Bindable(defaultValue = "8") int maxConcurrent,
        @Bindable(defaultValue = "15m") Duration maxDuration,
        @Bindable(defaultValue = "30s") Duration idleTimeout) {

    ExportSettings {
        SettingsCheck check = new SettingsCheck("millrace.suppressions.exports");
        check.within("max-concurrent", maxConcurrent, 1, 256);
        check.within("max-duration", maxDuration, Duration.ofSeconds(10), Duration.ofDays(1));
        check.within("idle-timeout", idleTimeout, Duration.ofSeconds(1), Duration.ofHours(1));
    }
}
