package io.millrace.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Events as a shop would send them. */
public final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static ObjectNode order(String id, Instant createdAt, String price) {
        ObjectNode order = JSON.createObjectNode()
                .put("id", id)
                .put("createdAt", createdAt.toString())
                .put("userId", 17)
                .put("status", "PLACED_ORDER")
                .put("price", new BigDecimal(price));
        order.putArray("items")
                .addObject()
                .put("productId", 3)
                .put("quantity", 2)
                .put("price", 5);
        return order;
    }

    public static ObjectNode position(String id, Instant updatedAt, double latitude, double longitude) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("updatedAt", updatedAt.toString())
                .put("deliveryLat", latitude)
                .put("deliveryLon", longitude)
                .put("status", "IN_TRANSIT");
    }

    public static ObjectNode status(String id, Instant updatedAt, String status) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("updatedAt", updatedAt.toString())
                .put("status", status);
    }
}
