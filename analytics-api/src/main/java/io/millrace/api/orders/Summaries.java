package io.millrace.api.orders;

import io.millrace.api.freshness.SummaryCoverage;
import io.millrace.api.query.QueryContext;
import io.millrace.catalog.stream.StreamName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** When sums by minute are read instead of the rows, of which a minute has as many as there were orders or items. */
@Singleton
final class Summaries {
    private static final StreamName ORDERS = new StreamName("orders");

    /** A shorter window has so few rows that one query of them costs less than several. */
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(10);

    /** If the stream processor is further behind, the rows are fresher. */
    private static final Duration GREATEST_AGE = Duration.ofSeconds(5);

    private final SummaryCoverage coverage;

    Summaries(SummaryCoverage coverage) {
        this.coverage = coverage;
    }

    /** Whether a summary's sums are those of all rows of a window, and cost less than the rows. */
    boolean countAllOf(Summary summary, QueryContext context, Instant from, Instant until) {
        return !until.isBefore(from.plus(SHORTEST_WINDOW))
                && coverage.since(summary.stream())
                        .filter(since -> !from.isBefore(since))
                        .isPresent()
                && context.isRecent(summary.stream(), GREATEST_AGE)
                && context.keepsAllSince(summary.stream(), from);
    }

    /** Whether orders are counted that {@code orders} no longer has, and all there ever were. */
    boolean countMoreThanTheRows(QueryContext context) {
        return context.hasDropped(ORDERS)
                && countAllOf(Summary.ORDERS_BY_MINUTE, context, Instant.EPOCH, context.asOf());
    }
}
