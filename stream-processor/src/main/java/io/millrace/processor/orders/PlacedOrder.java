package io.millrace.processor.orders;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order at placement: a record of {@code orders}, with the number of items instead of the items. */
record PlacedOrder(
        String id,
        Instant createdAt,
        String userId,
        BigDecimal price,
        int itemCount,
        int quantity,
        @Nullable BigDecimal deliveryLat,
        @Nullable BigDecimal deliveryLon,
        StatusEntered first)
        implements OrderEvent {

    static PlacedOrder read(StoredEvent event) throws UnreadableException {
        List<StoredEvent> items = event.list("items");
        int quantity = 0;
        for (StoredEvent item : items) {
            item.text("productId");
            item.number("price");
            quantity += item.count("quantity");
        }
        return new PlacedOrder(
                event.text("id"),
                event.instant("createdAt"),
                event.text("userId"),
                event.number("price"),
                items.size(),
                quantity,
                event.numberOrNull("deliveryLat"),
                event.numberOrNull("deliveryLon"),
                StatusEntered.read(event, "createdAt"));
    }

    /**
     * Whether this order replaces the other. An order that is posted again does, unless it is older, as in the table
     * {@code orders}.
     */
    boolean replaces(@Nullable PlacedOrder other) {
        return other == null || (!createdAt.isBefore(other.createdAt) && !isSameAs(other));
    }

    /** Whether both have the same values, whichever request they came in. */
    private boolean isSameAs(PlacedOrder other) {
        return withoutRequest().equals(other.withoutRequest());
    }

    private PlacedOrder withoutRequest() {
        StatusEntered bare = new StatusEntered(id, first.status(), first.at(), null, null);
        return new PlacedOrder(id, createdAt, userId, price, itemCount, quantity, deliveryLat, deliveryLon, bare);
    }
}
