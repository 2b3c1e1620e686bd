package io.millrace.api.orders;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code GET /orders/latest}. */
@Controller("/orders/latest")
final class Latest {
    /** Most shops have enough orders in this time. If not, a longer one is searched: Pinot sorts all orders in it. */
    private static final Duration RECENTLY = Duration.ofHours(1);

    private static final int TIMES_AS_LONG = 24;
    private static final Duration LONGEST = Duration.ofDays(400);

    private final QueryService queries;

    Latest(QueryService queries) {
        this.queries = queries;
    }

    /** The newest orders, each with its newest status. */
    @ApiResponse(
            responseCode = "200",
            description = "The orders, newest first",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = Entry.class))))
    @Get
    CompletionStage<HttpResponse<byte[]>> latest(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, Latest::ask);
    }

    @Introspected
    record Question(
            @Parameter(description = "How many") @QueryValue(defaultValue = "10") @Min(1) @Max(100) int limit) {}

    /**
     * An order in the list of the newest.
     *
     * @param status its newest status, by the rule of {@code /orders/{id}}
     * @param price null where its topic holds what can't be a price
     * @param items how many lines it has; null where its topic holds something else than a list of items
     * @param quantity how many pieces all lines have together; null where that can't be told
     */
    record Entry(
            String id,
            Instant createdAt,
            String userId,
            String status,
            @Nullable BigDecimal price,
            @Nullable Integer items,
            @Nullable Long quantity) {}

    record Query(long from, long until, int limit) implements PinotQuery<Query.Row> {
        record Row(String id, long ts, String userId, String status, @Nullable BigDecimal price, String items) {}
    }

    private static CompletionStage<List<Entry>> ask(Question question, QueryContext context) {
        return newest(RECENTLY, question.limit(), context).thenCompose(rows -> withStatuses(rows, context));
    }

    private static CompletionStage<List<Query.Row>> newest(Duration within, int limit, QueryContext context) {
        boolean all = within.compareTo(LONGEST) > 0;
        long from = all ? 0 : context.asOf().minus(within).toEpochMilli();
        return context.run(new Query(from, context.endOfTimeMs(), limit))
                .thenCompose(rows -> rows.size() == limit || all
                        ? CompletableFuture.completedFuture(rows)
                        : newest(within.multipliedBy(TIMES_AS_LONG), limit, context));
    }

    private static CompletionStage<List<Entry>> withStatuses(List<Query.Row> rows, QueryContext context) {
        Map<String, Order.Entered> own = rows.stream()
                .collect(Collectors.toMap(
                        Query.Row::id, row -> Order.Entered.of(row.status(), row.ts()), (newer, older) -> newer));
        return NewestStatus.of(own, context).thenApply(newest -> rows.stream()
                .map(row -> entry(row, Objects.requireNonNull(newest.get(row.id()))))
                .toList());
    }

    private static Entry entry(Query.Row row, String status) {
        List<OrderItems.Line> lines = OrderItems.parse(row.items());
        return new Entry(
                row.id(),
                Instant.ofEpochMilli(row.ts()),
                row.userId(),
                status,
                Money.ofPrice(row.price()),
                lines == null ? null : lines.size(),
                lines == null ? null : pieces(lines));
    }

    private static @Nullable Long pieces(List<OrderItems.Line> lines) {
        long pieces = 0;
        for (OrderItems.Line line : lines) {
            if (line.quantity() == null) {
                return null;
            }
            pieces += line.quantity();
        }
        return pieces;
    }
}
