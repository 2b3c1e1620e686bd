package io.millrace.api.orders;

import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Orders and revenue over time, in buckets without gaps. */
@Singleton
final class SeriesOverTime {
    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;

    SeriesOverTime(PinotQueries pinot, Freshness freshness, Clock clock) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
    }

    CompletionStage<Answer<List<SeriesBucket>>> ask(SeriesQuestion question) {
        Instant asOf = clock.instant();
        Instant until = Objects.requireNonNullElse(question.until(), asOf);
        BucketGrid grid =
                BucketGrid.covering(until.minus(question.window()), until, question.bucket(), question.zone());
        OrderSeries query = new OrderSeries(
                grid.start().toEpochMilli(), until.toEpochMilli(), grid.slice().toMillis());
        return freshness.stamp(
                asOf, Tables.ORDERS, () -> pinot.run(query).thenApply(rows -> buckets(grid, rows, until, question)));
    }

    static List<SeriesBucket> buckets(
            BucketGrid grid, List<OrderSeries.Row> rows, Instant until, SeriesQuestion question) {
        NavigableMap<Long, OrderSeries.Row> slices = new TreeMap<>();
        rows.forEach(row -> slices.put(row.sliceStart(), row));
        List<SeriesBucket> buckets = new ArrayList<>(grid.buckets());
        for (int i = 0; i < grid.buckets(); i++) {
            Instant start = grid.edges().get(i);
            Instant end = grid.edges().get(i + 1);
            Map<Long, OrderSeries.Row> inBucket = slices.subMap(start.toEpochMilli(), end.toEpochMilli());
            buckets.add(new SeriesBucket(
                    start.atZone(question.zone()).toOffsetDateTime(),
                    inBucket.values().stream()
                            .mapToLong(OrderSeries.Row::orders)
                            .sum(),
                    Money.ofSum(inBucket.values().stream()
                            .map(OrderSeries.Row::revenue)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)),
                    !end.isAfter(until)));
        }
        return buckets;
    }
}
