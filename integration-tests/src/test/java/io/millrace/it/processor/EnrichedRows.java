package io.millrace.it.processor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.PinotSql;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rows of the enriched tables, as they are and as they must be: all columns but the two that tell receipt times. */
final class EnrichedRows {
    /** What Pinot shows for a DOUBLE that isn't there. */
    private static final double NO_DOUBLE = Double.NEGATIVE_INFINITY;

    private EnrichedRows() {}

    static Map<String, String> orders(String prefix) {
        return rows(
                """
                SELECT id, createdAt, userId, price, itemCount, quantity, deliveryLat, deliveryLon, status, statusAt, ts,
                    "_request_id"
                FROM orders_enriched WHERE id LIKE '%s-%%' LIMIT 1000000
                """
                        .formatted(prefix),
                1);
    }

    static Map<String, String> items(String prefix) {
        return rows(
                """
                SELECT orderId, productId, quantity, price, createdAt, productName, productCategory, productImage,
                    productPrice, ts, "_request_id"
                FROM order_items_enriched WHERE orderId LIKE '%s-%%' LIMIT 1000000
                """
                        .formatted(prefix),
                2);
    }

    static void ofOrder(ObjectNode order, ObjectNode newest, String request, Map<String, String> rows) {
        String id = order.get("id").asText();
        String statusAt = newest.get("updatedAt").asText();
        int quantity = 0;
        for (JsonNode item : order.get("items")) {
            quantity += item.get("quantity").asInt();
        }
        rows.put(
                id,
                row(
                        id,
                        order.get("createdAt").asText(),
                        order.get("userId").asText(),
                        order.get("price").asDouble(),
                        (double) order.get("items").size(),
                        (double) quantity,
                        order.path("deliveryLat").asDouble(NO_DOUBLE),
                        order.path("deliveryLon").asDouble(NO_DOUBLE),
                        newest.get("status").asText(),
                        statusAt,
                        (double) Instant.parse(statusAt).toEpochMilli(),
                        request));
    }

    static void ofItem(ObjectNode order, ObjectNode item, String request, Map<String, String> rows) {
        String id = order.get("id").asText();
        String product = item.get("productId").asText();
        String createdAt = order.get("createdAt").asText();
        rows.put(
                id + "|" + product,
                row(
                        id,
                        product,
                        item.get("quantity").asDouble(),
                        item.get("price").asDouble(),
                        createdAt,
                        "Pizza " + product.substring(0, product.indexOf('-')),
                        "pizzas",
                        "/images/products/veg-pizza.svg",
                        160.0,
                        (double) Instant.parse(createdAt).toEpochMilli(),
                        request));
    }

    private static Map<String, String> rows(String sql, int keyColumns) {
        Map<String, String> rows = new TreeMap<>();
        for (JsonNode row : PinotSql.rows(sql)) {
            Object[] values = StreamSupport.stream(row.spliterator(), false)
                    .map(value -> value.isNumber() ? (Object) value.asDouble() : value.asText())
                    .toArray();
            String key =
                    Stream.of(values).limit(keyColumns).map(Object::toString).collect(Collectors.joining("|"));
            rows.merge(key, row(values), (first, second) -> "twice: " + first + " and " + second);
        }
        return rows;
    }

    private static String row(Object... values) {
        return Stream.of(values).map(Object::toString).collect(Collectors.joining("|"));
    }
}
