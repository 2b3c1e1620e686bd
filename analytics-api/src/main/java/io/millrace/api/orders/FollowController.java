package io.millrace.api.orders;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.millrace.api.web.Answers;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.TimeAndId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /orders/statuses}, {@code /orders/stuck} and {@code /orders/{id}}: how each order fares. */
@Controller("/orders")
final class FollowController {
    private final Answers answers;
    private final KitchenClock kitchen;
    private final OneOrder orders;

    FollowController(Answers answers, KitchenClock kitchen, OneOrder orders) {
        this.answers = answers;
        this.kitchen = kitchen;
        this.orders = orders;
    }

    /** How long the orders that aren't out for delivery yet have been in their status, in seconds. */
    @ApiResponse(
            responseCode = "200",
            description = "One for each status that has orders, in the order of the kitchen",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = StatusDuration.class))))
    @Get("/statuses")
    CompletionStage<HttpResponse<byte[]>> statuses(HttpRequest<?> request) {
        StatusesQuestion question = new StatusesQuestion();
        return answers.serve(request, question, () -> kitchen.ask(question));
    }

    /**
     * All orders that have been in a status for longer, the longest first.
     *
     * @param status the status
     * @param ms for longer than this, in milliseconds: 0 to 2147483647
     * @param after the {@code next} of the page before
     * @param limit how many on a page: 1 to 1000, 100 if not given
     */
    @ApiResponse(
            responseCode = "200",
            description = "A page of {id, price, ts, timeInStatus}",
            content = @Content(schema = @Schema(implementation = StuckOrder.class)))
    @Get("/stuck/{status}/{ms}")
    CompletionStage<HttpResponse<byte[]>> stuck(
            HttpRequest<?> request,
            String status,
            String ms,
            @QueryValue @Nullable String after,
            @QueryValue @Nullable String limit) {
        StuckQuestion question = new StuckQuestion(
                statusOf(status),
                Parameters.integer("ms", ms, 0, 0, Integer.MAX_VALUE),
                TimeAndId.parse("after", after),
                Parameters.integer("limit", limit, 100, 1, 1000));
        return answers.serve(request, question, () -> kitchen.ask(question));
    }

    /**
     * One order with its items, their products and its status history. An id that is a word of these addresses
     * ("latest", "overview", "popular", "series", "statuses") is reached only by the longer address.
     *
     * @param id the order's id
     */
    @ApiResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = OrderDetails.class)))
    @Get(uris = {"/{id}", "/by-id/{id}"})
    CompletionStage<HttpResponse<byte[]>> order(HttpRequest<?> request, String id) {
        OrderQuestion question = new OrderQuestion(id);
        return answers.serve(request, question, () -> orders.ask(question));
    }

    private static OrderStatus statusOf(String value) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.name().equals(value))
                .findFirst()
                .orElseThrow(() ->
                        Parameters.bad("status", "must be one of " + Arrays.toString(OrderStatus.values()), value));
    }
}
