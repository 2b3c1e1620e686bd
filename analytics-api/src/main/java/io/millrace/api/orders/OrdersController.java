package io.millrace.api.orders;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.millrace.api.web.Answers;
import io.millrace.api.web.Parameters;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /orders}: how many, how much, and the newest. */
@Controller("/orders")
final class OrdersController {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_BUCKETS = 1500;

    private final Answers answers;
    private final OrderOverviews overviews;
    private final SeriesOverTime series;
    private final NewestFirst newest;
    private final BestSellers bestSellers;

    OrdersController(
            Answers answers,
            OrderOverviews overviews,
            SeriesOverTime series,
            NewestFirst newest,
            BestSellers bestSellers) {
        this.answers = answers;
        this.overviews = overviews;
        this.series = series;
        this.newest = newest;
        this.bestSellers = bestSellers;
    }

    /**
     * All orders, those of the last window, and those of the one before.
     *
     * @param window how long a period is: ISO 8601, PT1S to P31D, PT1M if not given
     * @param until the end of the current period: RFC 3339 or epoch milliseconds, now if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "The overview",
            content = @Content(schema = @Schema(implementation = Overview.class)))
    @Get("/overview")
    CompletionStage<HttpResponse<byte[]>> overview(
            HttpRequest<?> request, @QueryValue @Nullable String window, @QueryValue @Nullable String until) {
        OverviewQuestion question = new OverviewQuestion(
                Parameters.duration(
                        "window", window, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofDays(31)),
                Parameters.instant("until", until, EARLIEST, LATEST));
        return answers.serve(request, question, () -> overviews.ask(question));
    }

    /**
     * Orders and revenue over time, in buckets without gaps.
     *
     * @param window how far back: ISO 8601, PT1S to P366D, PT1H if not given; begins with a whole bucket
     * @param bucket how long a bucket is: ISO 8601, PT1S to PT24H, a whole part of a day; PT1M if not given; at most
     *     1500 in a window
     * @param zone the time zone whose clock the buckets keep to, UTC if not given
     * @param until the end of the last bucket: RFC 3339 or epoch milliseconds, now if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "The buckets, oldest first",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = SeriesBucket.class))))
    @Get("/series")
    CompletionStage<HttpResponse<byte[]>> series(
            HttpRequest<?> request,
            @QueryValue @Nullable String window,
            @QueryValue @Nullable String bucket,
            @QueryValue @Nullable String zone,
            @QueryValue @Nullable String until) {
        SeriesQuestion question = seriesQuestion(
                Parameters.duration("window", window, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofDays(366)),
                Parameters.duration("bucket", bucket, Duration.ofMinutes(1), Duration.ofSeconds(1), DAY),
                Parameters.zone("zone", zone, ZoneOffset.UTC),
                Parameters.instant("until", until, EARLIEST, LATEST));
        return answers.serve(request, question, () -> series.ask(question));
    }

    /**
     * The newest orders.
     *
     * @param limit how many: 1 to 100, 10 if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "The orders, newest first",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = LatestOrder.class))))
    @Get("/latest")
    CompletionStage<HttpResponse<byte[]>> latest(HttpRequest<?> request, @QueryValue @Nullable String limit) {
        LatestQuestion question = new LatestQuestion(Parameters.integer("limit", limit, 10, 1, 100));
        return answers.serve(request, question, () -> newest.ask(question));
    }

    /**
     * The products and categories that sell best, by pieces.
     *
     * @param window over how long: ISO 8601, PT1S to P31D, PT1M if not given
     * @param limit how many of each: 1 to 100, 5 if not given
     * @param until the end of the window: RFC 3339 or epoch milliseconds, now if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "The best first",
            content = @Content(schema = @Schema(implementation = Popular.class)))
    @Get("/popular")
    CompletionStage<HttpResponse<byte[]>> popular(
            HttpRequest<?> request,
            @QueryValue @Nullable String window,
            @QueryValue @Nullable String limit,
            @QueryValue @Nullable String until) {
        PopularQuestion question = new PopularQuestion(
                Parameters.duration(
                        "window", window, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofDays(31)),
                Parameters.instant("until", until, EARLIEST, LATEST),
                Parameters.integer("limit", limit, 5, 1, 100));
        return answers.serve(request, question, () -> bestSellers.ask(question));
    }

    private static SeriesQuestion seriesQuestion(
            Duration window, Duration bucket, ZoneId zone, @Nullable Instant until) {
        if (bucket.toMillis() % 1000 != 0 || DAY.toMillis() % bucket.toMillis() != 0) {
            throw Parameters.bad("bucket", "must be whole seconds and a whole part of a day", bucket.toString());
        }
        if (window.dividedBy(bucket) > MOST_BUCKETS) {
            throw Parameters.bad(
                    "bucket",
                    "must be so long that a window of %s has at most %d".formatted(window, MOST_BUCKETS),
                    bucket.toString());
        }
        return new SeriesQuestion(window, bucket, zone, until);
    }
}
