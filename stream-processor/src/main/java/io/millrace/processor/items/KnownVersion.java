package io.millrace.processor.items;

import java.util.List;

/**
 * What is known of the newest version of an order.
 *
 * @param ts the order's time, epoch ms
 * @param productIds the products that it has, each once
 */
record KnownVersion(long ts, List<String> productIds) {

    /** Whether this version is replaced by another, as in the table {@code orders}: unless that is older. */
    boolean isReplacedBy(KnownVersion other) {
        return other.ts >= ts;
    }
}
