package io.millrace.simulator.orders;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.simulator.shop.GeoPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;

/**
 * Writes the events of the streams {@code orders}, {@code order_statuses} and {@code delivery_statuses} as JSON, in UTF-8
 * and on one line.
 */
public final class OrderEvents {

    /** RFC 3339 in UTC, always with milliseconds. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final JsonFactory JSON = new JsonFactory();

    private OrderEvents() {}

    /**
     * The event of an order being placed. Ids of customers and products are numbers, as in the shop's database; the price
     * of an item is that of one piece.
     */
    public static byte[] placed(Order order, Instant at) {
        return write(json -> {
            json.writeStringField("id", order.id().toString());
            json.writeStringField("createdAt", TIME.format(at));
            json.writeNumberField("userId", order.customer().id());
            json.writeStringField("status", OrderStatus.PLACED_ORDER.name());
            json.writeNumberField("price", order.price());
            json.writeArrayFieldStart("items");
            for (OrderLine line : order.lines()) {
                json.writeStartObject();
                json.writeNumberField("productId", line.product().id());
                json.writeNumberField("quantity", line.quantity());
                json.writeNumberField("price", line.product().price());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("deliveryLat", order.customer().home().latitudeDeg());
            json.writeNumberField("deliveryLon", order.customer().home().longitudeDeg());
        });
    }

    /** The event of an order reaching a status. */
    public static byte[] status(UUID orderId, OrderStatus status, Instant at) {
        return write(json -> {
            json.writeStringField("id", orderId.toString());
            json.writeStringField("updatedAt", TIME.format(at));
            json.writeStringField("status", status.name());
        });
    }

    /** The event of an order's courier being at a place. */
    public static byte[] position(UUID orderId, GeoPoint place, boolean delivered, Instant at) {
        return write(json -> {
            json.writeStringField("id", orderId.toString());
            json.writeStringField("updatedAt", TIME.format(at));
            json.writeNumberField("deliveryLat", place.latitudeDeg());
            json.writeNumberField("deliveryLon", place.longitudeDeg());
            json.writeStringField("status", delivered ? "DELIVERED" : "IN_TRANSIT");
        });
    }

    private static byte[] write(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
