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
import org.jspecify.annotations.Nullable;

/** {@code GET /orders/overview}. */
@Controller("/orders/overview")
final class Overview {
    private final QueryService queries;

    Overview(QueryService queries) {
        this.queries = queries;
    }

    /** The number of all orders, and orders and revenue of the last window and of the one before it. */
    @ApiResponse(
            responseCode = "200",
            description = "The overview",
            content = @Content(schema = @Schema(implementation = Totals.class)))
    @Get
    CompletionStage<HttpResponse<byte[]>> overview(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, Overview::ask);
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
     * @param totalOrders the number of all orders that are kept, of any time
     */
    record Totals(long totalOrders, Period currentTimePeriod, Period previousTimePeriod) {}

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

    private static CompletionStage<Totals> ask(Question question, QueryContext context) {
        Instant until = Objects.requireNonNullElse(question.until(), context.asOf());
        Instant currentFrom = until.minus(question.window());
        Instant previousFrom = currentFrom.minus(question.window());
        return context.run(new Total())
                .thenCombine(
                        context.run(
                                new Periods(
                                        previousFrom.toEpochMilli(), currentFrom.toEpochMilli(), until.toEpochMilli()),
                                previousFrom),
                        (total, periods) -> new Totals(
                                total.get(0).orders(), period(periods, "current"), period(periods, "previous")));
    }

    private static Period period(List<Periods.Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.period().equals(name))
                .map(row -> new Period(row.orders(), Money.ofSum(row.totalPrice()), row.ordersWithoutPrice()))
                .findFirst()
                .orElse(new Period(0, Money.NONE, 0));
    }
}
