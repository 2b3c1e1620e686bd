package io.millrace.processor.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.millrace.service.SettingsCheck;
import java.time.Duration;

/**
 * How long the topologies keep state.
 *
 * @param stateRetention how long the state of an order is kept after its last record, and how long an item waits for
 *     its product
 */
@ConfigurationProperties("millrace.processor")
public record StateRetention(Duration stateRetention) {
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(3650);

    public StateRetention {
        new SettingsCheck("millrace.processor").within("state-retention", stateRetention, LEAST, MOST);
    }
}
