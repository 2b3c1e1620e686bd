package io.millrace.api.orders;

import io.millrace.api.freshness.SummaryCoverage;
import io.millrace.api.query.QueryContext;
import io.millrace.catalog.stream.StreamName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * When {@code orders_by_minute} is read instead of the rows of {@code orders}. It has one row for each minute, however many
 * orders that has, and keeps it for good.
 */
@Singleton
final class OrdersByMinute {
    private static final StreamName ORDERS = new StreamName("orders");
    private static final StreamName NAME = new StreamName("orders_by_minute");

    /** A shorter window has so few rows that one query of them costs less than several. */
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(10);

    /** If the stream processor is further behind, the rows are fresher. */
    private static final Duration GREATEST_AGE = Duration.ofSeconds(5);

    private final SummaryCoverage coverage;

    OrdersByMinute(SummaryCoverage coverage) {
        this.coverage = coverage;
    }

    /** Whether its sums are those of all orders of a window, and cost less than the rows. */
    boolean countsAllOf(QueryContext context, Instant from, Instant until) {
        return !until.isBefore(from.plus(SHORTEST_WINDOW))
                && coverage.since(NAME).filter(since -> !from.isBefore(since)).isPresent()
                && context.isRecent(NAME, GREATEST_AGE);
    }

    /** Whether it knows of orders that {@code orders} no longer has, and counts all there ever were. */
    boolean countsMoreThanTheRows(QueryContext context) {
        return context.hasDropped(ORDERS) && countsAllOf(context, Instant.EPOCH, context.asOf());
    }
}
