package io.millrace.processor;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * What the topologies keep.
 *
 * @param remember how long an order is remembered after something of it last came, and how long an item waits for its
 *     product
 */
@ConfigurationProperties("millrace.processor")
record Memory(Duration remember) {
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(3650);

    Memory {
        if (remember.compareTo(LEAST) < 0 || remember.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "millrace.processor.remember must be 1 hour to 3650 days but is " + remember);
        }
    }
}
