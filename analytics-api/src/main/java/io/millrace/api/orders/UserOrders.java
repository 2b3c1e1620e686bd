package io.millrace.api.orders;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Answers;
import io.millrace.api.web.Page;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.TimeAndId;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /users/{id}/orders}: a customer's orders. */
@Controller("/users")
final class UserOrders {
    /** A shop's clock may be ahead of ours: as far as an event's time may be. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Answers answers;
    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;
    private final NewestStatus statuses;

    UserOrders(Answers answers, PinotQueries pinot, Freshness freshness, Clock clock, NewestStatus statuses) {
        this.answers = answers;
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
        this.statuses = statuses;
    }

    /**
     * A customer's orders, newest first; an empty page where there are none.
     *
     * @param id the customer's id
     * @param after the {@code next} of the page before
     * @param limit how many on a page: 1 to 100, 20 if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "A page of {id, createdAt, status, price}",
            content = @Content(schema = @Schema(implementation = UserOrder.class)))
    @Get("/{id}/orders")
    CompletionStage<HttpResponse<byte[]>> orders(
            HttpRequest<?> request, String id, @QueryValue @Nullable String after, @QueryValue @Nullable String limit) {
        UserOrdersQuestion question = new UserOrdersQuestion(
                id, TimeAndId.parse("after", after), Parameters.integer("limit", limit, 20, 1, 100));
        return answers.serve(request, question, () -> ask(question));
    }

    private CompletionStage<Answer<Page<UserOrder>>> ask(UserOrdersQuestion question) {
        Instant asOf = clock.instant();
        TimeAndId after =
                question.after() == null ? new TimeAndId(asOf.plus(AHEAD).toEpochMilli(), "") : question.after();
        OrdersOfUser query =
                new OrdersOfUser(question.userId(), 0, after.ts() + 1, after.ts(), after.id(), question.limit() + 1);
        return freshness.stamp(asOf, Tables.ORDERS_AND_STATUSES, () -> pinot.run(query)
                .thenCompose(rows -> withStatuses(rows, asOf))
                .thenApply(orders -> Page.of(orders, question.limit(), order -> new TimeAndId(
                                order.createdAt().toEpochMilli(), order.id())
                        .text())));
    }

    private CompletionStage<List<UserOrder>> withStatuses(List<OrdersOfUser.Row> rows, Instant asOf) {
        if (rows.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return statuses.of(
                        rows.stream().map(OrdersOfUser.Row::id).toList(),
                        Instant.ofEpochMilli(rows.get(rows.size() - 1).ts()).minus(AHEAD),
                        asOf.plus(AHEAD))
                .thenApply(newest -> rows.stream()
                        .map(row -> new UserOrder(
                                row.id(),
                                Instant.ofEpochMilli(row.ts()),
                                newest.getOrDefault(row.id(), row.status()),
                                Money.ofSum(row.price())))
                        .toList());
    }
}
