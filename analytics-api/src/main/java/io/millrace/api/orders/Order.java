package io.millrace.api.orders;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.pinot.Unknown;
import io.millrace.api.query.QueryContext;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code GET /orders/{id}}: from the tables that ingest fills; the names of products come from the enriched items. */
@Controller("/orders")
final class Order {
    private final QueryService queries;

    Order(QueryService queries) {
        this.queries = queries;
    }

    /**
     * One order with its items, their products and its status history. An id that is a word of these addresses
     * ("latest", "overview", "popular", "series", "statuses") is reached only by the longer address.
     */
    @ApiResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = Details.class)))
    @Get(uris = {"/{id}", "/by-id/{id}"})
    CompletionStage<HttpResponse<byte[]>> order(HttpRequest<?> request, @RequestBean Question question) {
        return queries.answer(request, question, Order::ask);
    }

    @Introspected
    record Question(@Parameter(description = "The order's id") @PathVariable @Size(max = 1024) String id) {}

    /**
     * One order with all that is known of it.
     *
     * @param status its newest status, the last of its history
     * @param price null where its topic holds what can't be a price
     * @param items null where its topic holds something else than a list of items
     * @param history its statuses by time, of two at one moment the one further on in an order's course last; its own, of
     *     when it was placed, is one of them
     * @param delivery where its courier is; null where none has set out
     */
    record Details(
            String id,
            Instant createdAt,
            String userId,
            String status,
            @Nullable BigDecimal price,
            @Nullable List<Item> items,
            List<Entered> history,
            @Nullable CourierPosition delivery) {}

    /**
     * A line.
     *
     * @param quantity null where its topic holds what is no whole number
     * @param price of one piece; null where its topic holds what can't be a price
     * @param product the product's name; null while it isn't known
     */
    record Item(
            String productId,
            @Nullable Long quantity,
            @Nullable BigDecimal price,
            @Nullable String product,
            @Nullable String category,
            @Nullable String image) {}

    /**
     * An order entered a status. The name differs from {@code OrderStatus} when a generator leaves the dot out.
     *
     * @param at when it entered the status
     */
    record Entered(String status, Instant at) {
        static Entered of(String status, long ts) {
            return new Entered(status, Instant.ofEpochMilli(ts));
        }
    }

    /**
     * The courier's last position.
     *
     * @param details the address at which there is more, such as the time of arrival
     */
    record CourierPosition(String status, double latitude, double longitude, Instant at, String details) {}

    /** One order as it was placed. */
    record Query(String id, long from, long until) implements PinotQuery<Query.Row> {
        record Row(String id, long ts, String userId, String status, @Nullable BigDecimal price, String items) {}
    }

    /** What is known of an order's products. */
    record Products(String orderId, long from, long until) implements PinotQuery<Products.Row> {
        record Row(
                String productId,
                @Nullable String productName,
                @Nullable String productCategory,
                @Nullable String productImage) {}
    }

    /** All statuses that were posted of an order. */
    record History(String id, long from, long until) implements PinotQuery<History.Row> {
        record Row(String status, long ts) {}
    }

    /** Where an order's courier is. */
    record Courier(String id, long from, long until) implements PinotQuery<Courier.Row> {
        record Row(String status, long ts, double deliveryLat, double deliveryLon) {}
    }

    private static CompletionStage<Details> ask(Question question, QueryContext context) {
        String id = question.id();
        long until = context.endOfTimeMs();
        CompletableFuture<Query.Row> order = context.run(new Query(id, 0, until))
                .thenApply(rows -> rows.stream()
                        .findFirst()
                        .orElseThrow(() -> new Failure(FailureKind.NOT_FOUND, "There is no order with this id.")))
                .toCompletableFuture();
        CompletableFuture<List<Products.Row>> products =
                context.run(new Products(id, 0, until)).toCompletableFuture();
        CompletableFuture<List<History.Row>> history =
                context.run(new History(id, 0, until)).toCompletableFuture();
        CompletableFuture<List<Courier.Row>> courier =
                context.run(new Courier(id, 0, until)).toCompletableFuture();
        return CompletableFuture.allOf(order, products, history, courier)
                .thenApply(all -> details(order.join(), products.join(), history.join(), courier.join()));
    }

    private static Details details(
            Query.Row order, List<Products.Row> products, List<History.Row> posted, List<Courier.Row> couriers) {
        OrderHistory history = OrderHistory.of(
                Entered.of(order.status(), order.ts()),
                posted.stream().map(row -> Entered.of(row.status(), row.ts())).toList());
        Map<String, Products.Row> known =
                products.stream().collect(Collectors.toMap(Products.Row::productId, Function.identity()));
        List<OrderItems.Line> lines = OrderItems.parse(order.items());
        return new Details(
                order.id(),
                Instant.ofEpochMilli(order.ts()),
                order.userId(),
                history.newest(),
                Money.ofPrice(order.price()),
                lines == null
                        ? null
                        : lines.stream()
                                .map(line -> item(line, known.get(line.productId())))
                                .toList(),
                history.statuses(),
                couriers.stream()
                        .findFirst()
                        .map(row -> position(order.id(), row))
                        .orElse(null));
    }

    private static Item item(OrderItems.Line line, Products.@Nullable Row product) {
        return new Item(
                line.productId(),
                line.quantity(),
                line.price(),
                product == null ? null : Unknown.asNull(product.productName()),
                product == null ? null : Unknown.asNull(product.productCategory()),
                product == null ? null : Unknown.asNull(product.productImage()));
    }

    private static CourierPosition position(String orderId, Courier.Row row) {
        return new CourierPosition(
                row.status(),
                row.deliveryLat(),
                row.deliveryLon(),
                Instant.ofEpochMilli(row.ts()),
                "/deliveries/"
                        + URLEncoder.encode(orderId, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
