package io.millrace.processor.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.millrace.service.SettingsCheck;
import java.time.Duration;

/**
 * How long the topologies know each order, from its time on.
 *
 * @param orderRetention at least as long as Pinot keeps the rows of {@code orders}
 */
@ConfigurationProperties("millrace.processor")
public record OrderRetention(Duration orderRetention) {
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(36_500);

    public OrderRetention {
        new SettingsCheck("millrace.processor").within("order-retention", orderRetention, LEAST, MOST);
    }
}
