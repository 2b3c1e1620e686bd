package io.millrace.api.orders;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.DurationRange;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /orders/series}. */
@Controller("/orders/series")
final class Series {
    private final QueryService queries;
    private final Summaries summaries;

    Series(QueryService queries, Summaries summaries) {
        this.queries = queries;
        this.summaries = summaries;
    }

    /**
     * Orders and revenue over time, in buckets without gaps. A bucket is complete where all of it is within the window and
     * all that was acknowledged before its end is counted: it ends no later than Millrace-As-Of minus
     * Millrace-Freshness-Ms.
     */
    @ApiResponse(
            responseCode = "200",
            description = "The buckets, oldest first",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = Bucket.class))))
    @Get
    CompletionStage<HttpResponse<byte[]>> series(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, this::ask);
    }

    @Introspected
    record Question(
            @Parameter(description = "How far back: ISO 8601; the first bucket is a whole one")
                    @QueryValue(defaultValue = "PT1H")
                    @DurationRange(min = "PT1S", max = "P366D")
                    Duration window,
            @Parameter(description = "How long a bucket is: ISO 8601, a whole part of a day; at most 1500 in a window")
                    @QueryValue(defaultValue = "PT1M")
                    @DurationRange(min = "PT1S", max = "PT24H")
                    Duration bucket,
            @Parameter(description = "The time zone by whose clock the buckets begin") @QueryValue(defaultValue = "UTC")
                    ZoneId zone,
            @Parameter(description = "The end of the last bucket: RFC 3339 or epoch milliseconds; now if not given")
                    @QueryValue
                    @Nullable
                    Instant until) {
        private static final Duration DAY = Duration.ofDays(1);
        private static final int MOST_BUCKETS = 1500;

        Question {
            if (!bucket.equals(bucket.truncatedTo(ChronoUnit.SECONDS)) || DAY.toMillis() % bucket.toMillis() != 0) {
                throw Parameters.invalid(
                        "bucket", "must be whole seconds and a whole part of a day", bucket.toString());
            }
            if (window.dividedBy(bucket) > MOST_BUCKETS) {
                throw Parameters.invalid(
                        "bucket",
                        ParameterRule.COMBINATION,
                        "must be so long that a window of %s has at most %d".formatted(window, MOST_BUCKETS),
                        bucket.toString());
            }
        }
    }

    /**
     * One bucket of a series.
     *
     * @param start when it starts, by the clock of the caller's zone
     * @param revenue the sum of the orders' prices; 0.00 where there are no orders
     * @param ordersWithoutPrice how many of the orders aren't in the sum, as their topic holds what can't be a price
     * @param complete whether all orders of it that were acknowledged before its end are counted: false where it ends after
     *     the series' {@code until}, or later than the answer's time less its freshness, or where that isn't known
     */
    record Bucket(OffsetDateTime start, long orders, BigDecimal revenue, long ordersWithoutPrice, boolean complete) {}

    /** Orders and revenue by slices of equal length. */
    record Query(long from, long until, long sliceMs) implements PinotQuery<Query.Row> {
        record Row(long sliceStart, long orders, BigDecimal revenue, long ordersWithoutPrice) {}
    }

    /** Orders and revenue by slices of whole minutes. */
    record Minutes(long from, long until, long sliceMs) implements PinotQuery<Query.Row> {}

    private CompletionStage<List<Bucket>> ask(Question question, QueryContext context) {
        Instant until = Objects.requireNonNullElse(question.until(), context.asOf());
        BucketGrid grid =
                BucketGrid.covering(until.minus(question.window()), until, question.bucket(), question.zone());
        return slices(context, grid, until).thenApply(rows -> {
            Instant completeUntil = completeUntil(until, context.asOf(), context.freshness());
            return buckets(grid, rows, completeUntil, question.zone());
        });
    }

    private CompletionStage<List<Query.Row>> slices(QueryContext context, BucketGrid grid, Instant until) {
        long from = grid.start().toEpochMilli();
        long sliceMs = grid.slice().toMillis();
        boolean isOfMinutes = from == WholeMinutes.startOf(from) && sliceMs == WholeMinutes.startOf(sliceMs);
        if (!isOfMinutes || !summaries.countAllOf(Summary.ORDERS_BY_MINUTE, context, grid.start(), until)) {
            return context.run(new Query(from, until.toEpochMilli(), sliceMs), grid.start());
        }
        long lastMinute = WholeMinutes.startOf(until.toEpochMilli());
        CompletionStage<List<Query.Row>> whole = context.run(new Minutes(from, lastMinute, sliceMs));
        if (lastMinute == until.toEpochMilli()) {
            return whole;
        }
        Query rest = new Query(lastMinute, until.toEpochMilli(), sliceMs);
        return whole.thenCombine(
                context.run(rest, Instant.ofEpochMilli(lastMinute)),
                (some, others) -> Stream.concat(some.stream(), others.stream()).toList());
    }

    /** What is later isn't all counted: it isn't asked for, or hasn't happened yet, or may not have come in. */
    static Instant completeUntil(Instant until, Instant asOf, @Nullable Duration freshness) {
        if (freshness == null) {
            return Instant.MIN;
        }
        Instant read = asOf.minus(freshness);
        return read.isBefore(until) ? read : until;
    }

    static List<Bucket> buckets(BucketGrid grid, List<Query.Row> rows, Instant completeUntil, ZoneId zone) {
        NavigableMap<Long, Query.Row> slices = new TreeMap<>();
        rows.forEach(row -> slices.put(row.sliceStart(), row));
        List<Bucket> buckets = new ArrayList<>(grid.buckets());
        for (int i = 0; i < grid.buckets(); i++) {
            Instant start = grid.edges().get(i);
            Instant end = grid.edges().get(i + 1);
            Map<Long, Query.Row> inBucket = slices.subMap(start.toEpochMilli(), end.toEpochMilli());
            buckets.add(new Bucket(
                    start.atZone(zone).toOffsetDateTime(),
                    inBucket.values().stream().mapToLong(Query.Row::orders).sum(),
                    Money.ofSum(inBucket.values().stream()
                            .map(Query.Row::revenue)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)),
                    inBucket.values().stream()
                            .mapToLong(Query.Row::ordersWithoutPrice)
                            .sum(),
                    !end.isAfter(completeUntil)));
        }
        return buckets;
    }
}
