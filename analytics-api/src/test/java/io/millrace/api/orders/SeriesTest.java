package io.millrace.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void emptyBucketsAreZeroSlicesAreAddedUpAndTheRunningBucketIsMarked() {
        Instant from = Instant.parse("2026-01-01T09:30:00Z");
        Instant until = Instant.parse("2026-01-01T11:45:00Z");
        BucketGrid grid = BucketGrid.covering(from, until, Duration.ofHours(1), KOLKATA);
        List<Series.Query.Row> rows =
                List.of(row("2026-01-01T09:30:00Z", 2, "10.10"), row("2026-01-01T10:00:00Z", 1, "0.2000000001"));

        List<Series.Bucket> buckets = Series.buckets(grid, rows, until, KOLKATA);

        assertThat(buckets)
                .containsExactly(
                        bucket("2026-01-01T15:00:00+05:30", 3, "10.30", 2, true),
                        bucket("2026-01-01T16:00:00+05:30", 0, "0.00", 0, true),
                        bucket("2026-01-01T17:00:00+05:30", 0, "0.00", 0, false));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T10:00:00Z, 300, 2026-01-01T10:00:00Z",
        "2026-01-01T12:00:00Z, 300, 2026-01-01T11:59:59.700Z",
        "2027-01-01T00:00:00Z, 300, 2026-01-01T11:59:59.700Z",
        "2026-01-01T10:00:00Z,    , -1000000000-01-01T00:00:00Z",
    })
    void nothingIsCompleteThatMayNotHaveComeInYet(Instant until, @Nullable Long freshnessMs, Instant whole) {
        Duration freshness = freshnessMs == null ? null : Duration.ofMillis(freshnessMs);

        assertThat(Series.completeUntil(until, Instant.parse("2026-01-01T12:00:00Z"), freshness))
                .isEqualTo(whole);
    }

    private static Series.Query.Row row(String start, long orders, String revenue) {
        return new Series.Query.Row(Instant.parse(start).toEpochMilli(), orders, new BigDecimal(revenue), 1);
    }

    private static Series.Bucket bucket(
            String start, long orders, String revenue, long withoutPrice, boolean complete) {
        return new Series.Bucket(OffsetDateTime.parse(start), orders, new BigDecimal(revenue), withoutPrice, complete);
    }
}
