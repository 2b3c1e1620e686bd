package io.millrace.api.orders;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Page;
import io.millrace.api.web.TimeAndId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code GET /orders/stuck/…}. */
@Controller("/orders/stuck")
final class Stuck {
    private final QueryService queries;

    Stuck(QueryService queries) {
        this.queries = queries;
    }

    /** All orders that have been in a status for longer, or in whichever before OUT_FOR_DELIVERY; the longest first. */
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(schema = @Schema(implementation = Orders.class)))
    @Get(uris = {"/{ms}", "/{status}/{ms}"})
    CompletionStage<HttpResponse<byte[]>> stuck(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, Stuck::ask);
    }

    @Introspected
    record Question(
            @Parameter(description = "The status") @PathVariable @Nullable OrderStatus status,
            @Parameter(description = "For longer than this, in milliseconds")
                    @PathVariable
                    @Min(0)
                    @Max(Integer.MAX_VALUE)
                    int ms,
            @Parameter(description = "The next of the page before") @QueryValue @Nullable TimeAndId after,
            @Parameter(description = "How many on a page") @QueryValue(defaultValue = "100") @Min(1) @Max(1000)
                    int limit) {
        private List<OrderStatus> statuses() {
            return status == null ? OrderStatus.beforeDelivery() : List.of(status);
        }
    }

    /**
     * A page of orders.
     *
     * @param next the {@code after} of the next page; null on the last
     */
    record Orders(List<StuckOrder> items, @Nullable String next) {}

    /**
     * An order that has been in its status for long.
     *
     * @param status the status that it is in
     * @param price null where its topic holds what can't be a price
     * @param since when it came into it
     * @param timeInStatusMs how long that is ago
     */
    record StuckOrder(String id, String status, @Nullable BigDecimal price, Instant since, long timeInStatusMs) {}

    /** Orders that have been in one of these statuses for long. */
    record Query(List<OrderStatus> statuses, long from, long until, String afterId, int limit)
            implements PinotQuery<Query.Row> {
        record Row(String id, String status, @Nullable BigDecimal price, long ts) {}
    }

    private static CompletionStage<Orders> ask(Question question, QueryContext context) {
        long now = context.asOfMs();
        TimeAndId after = Objects.requireNonNullElse(question.after(), new TimeAndId(0, ""));
        Query query = new Query(question.statuses(), after.ts(), now - question.ms(), after.id(), question.limit() + 1);
        return context.run(query).thenApply(rows -> {
            Page<Query.Row> page = Page.of(rows, question.limit(), row -> new TimeAndId(row.ts(), row.id()).text());
            return new Orders(page.items().stream().map(row -> order(row, now)).toList(), page.next());
        });
    }

    private static StuckOrder order(Query.Row row, long now) {
        return new StuckOrder(
                row.id(), row.status(), Money.ofPrice(row.price()), Instant.ofEpochMilli(row.ts()), now - row.ts());
    }
}
