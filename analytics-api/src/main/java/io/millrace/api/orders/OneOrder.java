package io.millrace.api.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.Unknown;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One order, from the tables that ingest fills; what the products are comes from the enriched items, once known. */
@Singleton
final class OneOrder {
    /** A shop's clock may be ahead of ours: as far as an event's time may be. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final PinotQueries pinot;
    private final Freshness freshness;
    private final Clock clock;
    private final ObjectMapper json;

    OneOrder(PinotQueries pinot, Freshness freshness, Clock clock, ObjectMapper json) {
        this.pinot = pinot;
        this.freshness = freshness;
        this.clock = clock;
        this.json = json;
    }

    CompletionStage<Answer<OrderDetails>> ask(OrderQuestion question) {
        Instant asOf = clock.instant();
        long until = asOf.plus(AHEAD).toEpochMilli();
        String id = question.id();
        return freshness.stamp(asOf, Tables.ONE_ORDER, () -> pinot.run(new OrderById(id, 0, until))
                .thenCombine(pinot.run(new ProductsOfOrder(id, 0, until)), this::withProducts)
                .thenCombine(pinot.run(new StatusHistory(id, 0, until)), OneOrder::withHistory)
                .thenCombine(pinot.run(new CourierOfOrder(id, 0, until)), OneOrder::withCourier));
    }

    private OrderDetails withProducts(List<OrderById.Row> orders, List<ProductsOfOrder.Row> products) {
        OrderById.Row order = orders.stream()
                .findFirst()
                .orElseThrow(() -> new Failure(FailureKind.NOT_FOUND, "There is no order of this id."));
        Map<String, ProductsOfOrder.Row> known =
                products.stream().collect(Collectors.toMap(ProductsOfOrder.Row::productId, Function.identity()));
        return new OrderDetails(
                order.id(),
                Instant.ofEpochMilli(order.ts()),
                order.userId(),
                order.status(),
                Money.ofSum(order.price()),
                items(order.items())
                        .map(item -> item(item, known.get(item.path("productId").asText())))
                        .toList(),
                List.of(),
                null);
    }

    private static OrderDetails withHistory(OrderDetails order, List<StatusHistory.Row> rows) {
        List<OrderDetails.Status> history = rows.stream()
                .map(row -> new OrderDetails.Status(row.status(), Instant.ofEpochMilli(row.ts())))
                .toList();
        return new OrderDetails(
                order.id(),
                order.createdAt(),
                order.userId(),
                history.isEmpty()
                        ? order.status()
                        : history.get(history.size() - 1).status(),
                order.price(),
                order.items(),
                history,
                order.delivery());
    }

    private static OrderDetails withCourier(OrderDetails order, List<CourierOfOrder.Row> rows) {
        return new OrderDetails(
                order.id(),
                order.createdAt(),
                order.userId(),
                order.status(),
                order.price(),
                order.items(),
                order.history(),
                rows.stream()
                        .findFirst()
                        .map(row -> new OrderDetails.Courier(
                                row.status(),
                                row.deliveryLat(),
                                row.deliveryLon(),
                                Instant.ofEpochMilli(row.ts()),
                                "/deliveries/"
                                        + URLEncoder.encode(order.id(), StandardCharsets.UTF_8)
                                                .replace("+", "%20")))
                        .orElse(null));
    }

    private static OrderDetails.Item item(JsonNode item, ProductsOfOrder.@Nullable Row product) {
        return new OrderDetails.Item(
                item.path("productId").asText(),
                item.path("quantity").asLong(),
                Money.ofSum(new BigDecimal(item.path("price").asText())),
                product == null ? null : product.productName(),
                product == null ? null : Unknown.asNull(product.productCategory()),
                product == null ? null : Unknown.asNull(product.productImage()));
    }

    private Stream<JsonNode> items(String text) {
        try {
            return StreamSupport.stream(json.readTree(text).spliterator(), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The items of an order in Pinot are not JSON", e);
        }
    }
}
