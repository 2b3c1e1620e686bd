package io.millrace.api.suppressions;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.millrace.service.SettingsCheck;
import java.time.Duration;

/**
 * The limits of look-ups, under {@code millrace.suppressions.checks}.
 *
 * @param maxConcurrent how many look-ups of few addresses run at the same time, and how many of many; 1 to 64
 * @param queueTimeout how long a look-up may wait for its turn, before it is refused with 503; 100 ms to 1 min
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
