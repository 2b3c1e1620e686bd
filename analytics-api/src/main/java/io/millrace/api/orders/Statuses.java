package io.millrace.api.orders;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code GET /orders/statuses}. */
@Controller("/orders/statuses")
final class Statuses {
    private final QueryService queries;

    Statuses(QueryService queries) {
        this.queries = queries;
    }

    /** How long the orders that aren't out for delivery yet have been in their status, in seconds. */
    @ApiResponse(
            responseCode = "200",
            description = "One for each status that has orders, in the order of an order's course",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = TimeInStatus.class))))
    @Get
    CompletionStage<HttpResponse<byte[]>> statuses(HttpRequest<?> request) {
        return queries.answer(request, new Question(), Statuses::ask);
    }

    record Question() {}

    /**
     * How long the orders in a status have been in it.
     *
     * @param orders how many are in it
     */
    record TimeInStatus(
            String status,
            long orders,
            BigDecimal minSeconds,
            BigDecimal avgSeconds,
            BigDecimal percentile50Seconds,
            BigDecimal percentile75Seconds,
            BigDecimal percentile90Seconds,
            BigDecimal percentile99Seconds,
            BigDecimal maxSeconds) {}

    record Query(List<OrderStatus> statuses, long from, long until) implements PinotQuery<Query.Row> {
        record Row(
                String status,
                long orders,
                BigDecimal minMs,
                BigDecimal avgMs,
                BigDecimal percentile50Ms,
                BigDecimal percentile75Ms,
                BigDecimal percentile90Ms,
                BigDecimal percentile99Ms,
                BigDecimal maxMs) {}
    }

    private static CompletionStage<List<TimeInStatus>> ask(Question question, QueryContext context) {
        return context.run(new Query(OrderStatus.beforeDelivery(), 0, context.asOfMs()))
                .thenApply(rows -> rows.stream()
                        .sorted((a, b) -> OrderStatus.valueOf(a.status()).compareTo(OrderStatus.valueOf(b.status())))
                        .map(Statuses::inSeconds)
                        .toList());
    }

    private static TimeInStatus inSeconds(Query.Row row) {
        return new TimeInStatus(
                row.status(),
                row.orders(),
                seconds(row.minMs()),
                seconds(row.avgMs()),
                seconds(row.percentile50Ms()),
                seconds(row.percentile75Ms()),
                seconds(row.percentile90Ms()),
                seconds(row.percentile99Ms()),
                seconds(row.maxMs()));
    }

    private static BigDecimal seconds(BigDecimal ms) {
        return ms.movePointLeft(3).setScale(3, RoundingMode.HALF_EVEN);
    }
}
