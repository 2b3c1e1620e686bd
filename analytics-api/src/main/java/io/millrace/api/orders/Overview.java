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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /orders/overview}. */
@Controller("/orders/overview")
final class Overview {
    private final QueryService queries;
    private final Summaries summaries;

    Overview(QueryService queries, Summaries summaries) {
        this.queries = queries;
        this.summaries = summaries;
    }

    /** The number of all orders, and orders and revenue of the last window and of the one before it. */
    @ApiResponse(
            responseCode = "200",
            description = "The overview",
            content = @Content(schema = @Schema(implementation = Totals.class)))
    @Get
    CompletionStage<HttpResponse<byte[]>> overview(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, this::ask);
    }

    @Introspected
    record Question(
            @Parameter(description = "How long a period is: ISO 8601")
                    @QueryValue(defaultValue = "PT1M")
                    @DurationRange(min = "PT1S", max = "P31D")
                    Duration window,
            @Parameter(description = "The end of the current period: RFC 3339 or epoch milliseconds; now if not given")
                    @QueryValue
                    @Nullable
                    Instant until) {}

    /**
     * The overview of the orders.
     *
     * @param totalOrders the number of all orders, of any time
     * @param totalOrdersComplete true if {@code totalOrders} has also the orders that were dropped; false if it has those that
     *     are kept, which are all as long as none was dropped
     */
    record Totals(long totalOrders, boolean totalOrdersComplete, Period currentTimePeriod, Period previousTimePeriod) {}

    /**
     * A period.
     *
     * @param totalPrice the sum of the orders' prices; 0.00 where there are no orders
     * @param ordersWithoutPrice how many of the orders aren't in the sum, as their topic holds what can't be a price
     */
    record Period(long orders, BigDecimal totalPrice, long ordersWithoutPrice) {}

    record Total() implements PinotQuery<Total.Row> {
        record Row(long orders) {}
    }

    record Periods(long previousFrom, long currentFrom, long until) implements PinotQuery<Periods.Row> {
        record Row(String period, long orders, BigDecimal totalPrice, long ordersWithoutPrice) {}
    }

    /** Whole minutes. The one in which one period ends and the other begins is left out. */
    record Minutes(long from, long previousUntil, long currentFrom, long until) implements PinotQuery<Periods.Row> {}

    /** All minutes. */
    record AllMinutes() implements PinotQuery<Total.Row> {}

    private CompletionStage<Totals> ask(Question question, QueryContext context) {
        Instant until = Objects.requireNonNullElse(question.until(), context.asOf());
        Instant currentFrom = until.minus(question.window());
        Instant previousFrom = currentFrom.minus(question.window());
        CompletionStage<List<Periods.Row>> periods = summaries.countAllOf(
                        Summary.ORDERS_BY_MINUTE, context, previousFrom, until)
                ? byMinute(context, previousFrom.toEpochMilli(), currentFrom.toEpochMilli(), until.toEpochMilli())
                : context.run(
                        new Periods(previousFrom.toEpochMilli(), currentFrom.toEpochMilli(), until.toEpochMilli()),
                        previousFrom);
        // Of the rows it isn't known whether some are dropped just now
        boolean isComplete = summaries.countMoreThanTheRows(context);
        CompletionStage<List<Total.Row>> total = isComplete ? context.run(new AllMinutes()) : context.run(new Total());
        return total.thenCombine(
                periods,
                (all, rows) ->
                        new Totals(all.get(0).orders(), isComplete, period(rows, "current"), period(rows, "previous")));
    }

    /** Whole minutes from their sums, and from the rows what is before, between and after them. */
    private static CompletionStage<List<Periods.Row>> byMinute(
            QueryContext context, long previousFrom, long currentFrom, long until) {
        WholeMinutes previous = WholeMinutes.in(previousFrom, currentFrom);
        WholeMinutes current = WholeMinutes.in(currentFrom, until);
        CompletionStage<List<Periods.Row>> sums =
                context.run(new Minutes(previous.start(), previous.end(), current.start(), current.end()));
        sums = withEdge(sums, context, previousFrom, currentFrom, previous.start());
        sums = withEdge(sums, context, previous.end(), currentFrom, current.start());
        return withEdge(sums, context, current.end(), currentFrom, until);
    }

    private static CompletionStage<List<Periods.Row>> withEdge(
            CompletionStage<List<Periods.Row>> sums, QueryContext context, long from, long currentFrom, long until) {
        return from == until
                ? sums
                : sums.thenCombine(
                        context.run(new Periods(from, currentFrom, until), Instant.ofEpochMilli(from)), Overview::both);
    }

    private static List<Periods.Row> both(List<Periods.Row> some, List<Periods.Row> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Period period(List<Periods.Row> rows, String name) {
        List<Periods.Row> ofPeriod =
                rows.stream().filter(row -> row.period().equals(name)).toList();
        return new Period(
                ofPeriod.stream().mapToLong(Periods.Row::orders).sum(),
                Money.ofSum(ofPeriod.stream().map(Periods.Row::totalPrice).reduce(BigDecimal.ZERO, BigDecimal::add)),
                ofPeriod.stream().mapToLong(Periods.Row::ordersWithoutPrice).sum());
    }
}
