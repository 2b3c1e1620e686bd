package io.millrace.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesOverTimeTest {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void emptyBucketsAreZeroSlicesAreAddedUpAndTheRunningBucketIsMarked() {
        Instant from = Instant.parse("2026-01-01T09:30:00Z");
        Instant until = Instant.parse("2026-01-01T11:45:00Z");
        BucketGrid grid = BucketGrid.covering(from, until, Duration.ofHours(1), KOLKATA);
        List<OrderSeries.Row> rows =
                List.of(row("2026-01-01T09:30:00Z", 2, "10.10"), row("2026-01-01T10:00:00Z", 1, "0.2000000001"));

        List<SeriesBucket> buckets = SeriesOverTime.buckets(
                grid, rows, until, new SeriesQuestion(Duration.ofHours(2), Duration.ofHours(1), KOLKATA, until));

        assertThat(buckets)
                .containsExactly(
                        bucket("2026-01-01T15:00:00+05:30", 3, "10.30", true),
                        bucket("2026-01-01T16:00:00+05:30", 0, "0.00", true),
                        bucket("2026-01-01T17:00:00+05:30", 0, "0.00", false));
    }

    private static OrderSeries.Row row(String start, long orders, String revenue) {
        return new OrderSeries.Row(Instant.parse(start).toEpochMilli(), orders, new BigDecimal(revenue));
    }

    private static SeriesBucket bucket(String start, long orders, String revenue, boolean complete) {
        return new SeriesBucket(OffsetDateTime.parse(start), orders, new BigDecimal(revenue), complete);
    }
}
