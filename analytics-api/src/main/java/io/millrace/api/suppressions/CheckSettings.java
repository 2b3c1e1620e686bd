package io.millrace.api.suppressions;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.millrace.service.SettingsCheck;
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
        SettingsCheck check = new SettingsCheck("millrace.suppressions.checks");
        check.within("max-concurrent", maxConcurrent, 1, 64);
        check.within("queue-timeout", queueTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
    }
}
