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

    /** How much longer than Pinot may keep a row its order is known: Pinot drops whole segments, some hours late. */
    private static final Duration MARGIN = Duration.ofDays(2);

    public OrderRetention {
        new SettingsCheck("millrace.processor").within("order-retention", orderRetention, LEAST, MOST);
    }

    /** How long state about an order is kept, from the order's time on: as long as the table may have its rows. */
    public Duration ofState() {
        return orderRetention.plus(MARGIN);
    }
}
