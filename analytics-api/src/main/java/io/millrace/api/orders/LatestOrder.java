package io.millrace.api.orders;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order in the list of the newest.
 *
 * @param status its newest status by event time
 * @param items how many lines it has
 * @param quantity how many pieces all lines have together
 */
record LatestOrder(
        String id, Instant createdAt, String userId, String status, BigDecimal price, int items, long quantity) {}
