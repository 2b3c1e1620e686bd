package io.millrace.catalog.contract;

import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Events of the two first streams, and the door they come to. */
final class TestEvents {

    static final Instant NOW = Instant.parse("2026-11-20T17:20:02Z");
    static final String ORDER =
            """
            {"id":"o1","createdAt":"2026-11-20T17:20:01.123Z","userId":"17","status":"PLACED_ORDER","price":431.50,\
            "items":[{"productId":"12","quantity":2,"price":150.25}]}""";

    private static final StreamCatalog CATALOG = StreamCatalog.load();
    private static final EventContract ORDERS = EventContract.of(stream("orders"));
    private static final EventContract STATUSES = EventContract.of(stream("order_statuses"));

    private TestEvents() {}

    static StreamDefinition stream(String name) {
        return CATALOG.find(new StreamName(name)).orElseThrow();
    }

    static ValidationResult order(String json) {
        return order(json.getBytes(StandardCharsets.UTF_8));
    }

    static ValidationResult order(byte[] json) {
        return ORDERS.examine(json, 0, json.length, NOW);
    }

    static ValidationResult status(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return STATUSES.examine(bytes, 0, bytes.length, NOW);
    }
}
