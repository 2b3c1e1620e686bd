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
import io.millrace.catalog.stream.Bucket;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code GET /users/{id}/orders}. */
@Controller("/users")
final class UserOrders {
    private final QueryService queries;

    UserOrders(QueryService queries) {
        this.queries = queries;
    }

    /** A customer's orders, newest first; an empty page where there are none. */
    @ApiResponse(
            responseCode = "200",
            description = "A page of orders",
            content = @Content(schema = @Schema(implementation = Orders.class)))
    @Get("/{id}/orders")
    CompletionStage<HttpResponse<byte[]>> orders(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, UserOrders::ask);
    }

    @Introspected
    record Question(
            @Parameter(description = "The customer's id") @PathVariable @Size(max = 1024) String id,
            @Parameter(description = "The next of the page before") @QueryValue @Nullable TimeAndId after,
            @Parameter(description = "How many on a page") @QueryValue(defaultValue = "20") @Min(1) @Max(100)
                    int limit) {}

    /**
     * A page of orders.
     *
     * @param next the {@code after} of the next page; null on the last
     */
    record Orders(List<UserOrder> items, @Nullable String next) {}

    /**
     * An order in the list of a customer's.
     *
     * @param price null where its topic holds what can't be a price
     */
    record UserOrder(String id, Instant createdAt, String status, @Nullable BigDecimal price) {}

    record Query(int bucket, String userId, long from, long until, long beforeTs, String afterId, int limit)
            implements PinotQuery<Query.Row> {
        record Row(String id, long ts, String status, @Nullable BigDecimal price) {}
    }

    private static CompletionStage<Orders> ask(Question question, QueryContext context) {
        TimeAndId after = Objects.requireNonNullElse(question.after(), new TimeAndId(context.endOfTimeMs(), ""));
        Query query = new Query(
                Bucket.of(question.id()),
                question.id(),
                0,
                after.ts() + 1,
                after.ts(),
                after.id(),
                question.limit() + 1);
        return context.run(query).thenCompose(rows -> {
            Page<Query.Row> page = Page.of(rows, question.limit(), row -> new TimeAndId(row.ts(), row.id()).text());
            return withStatuses(page.items(), context).thenApply(orders -> new Orders(orders, page.next()));
        });
    }

    private static CompletionStage<List<UserOrder>> withStatuses(List<Query.Row> rows, QueryContext context) {
        Map<String, Order.Entered> own = rows.stream()
                .collect(Collectors.toMap(
                        Query.Row::id, row -> Order.Entered.of(row.status(), row.ts()), (newer, older) -> newer));
        return NewestStatus.of(own, context).thenApply(newest -> rows.stream()
                .map(row -> new UserOrder(
                        row.id(),
                        Instant.ofEpochMilli(row.ts()),
                        Objects.requireNonNull(newest.get(row.id())),
                        Money.ofPrice(row.price())))
                .toList());
    }
}
