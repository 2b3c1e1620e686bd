package io.millrace.processor.items;

import io.millrace.processor.records.Keyed;
import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The items of an order, each product once: a record of {@code orders}. */
record OrderedItems(String orderId, Collection<OrderItem> items) implements Keyed {

    static OrderedItems read(StoredEvent order) throws UnreadableException {
        String id = order.text("id");
        Map<String, OrderItem> items = new LinkedHashMap<>();
        Instant createdAt = order.instant("createdAt");
        Long receivedAt = order.receivedAt();
        String requestId = order.requestId();
        for (StoredEvent item : order.list("items")) {
            OrderItem read = new OrderItem(
                    id,
                    item.text("productId"),
                    item.count("quantity"),
                    item.number("price"),
                    createdAt,
                    0,
                    receivedAt,
                    requestId);
            items.merge(read.productId(), read, OrderItem::plus);
        }
        return new OrderedItems(id, items.values());
    }

    @Override
    public String key() {
        return orderId;
    }
}
