package io.millrace.processor.items;

import io.millrace.processor.records.Keyed;
import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A version of an order with its items, each product once: a record of {@code orders}. */
record OrderedItems(
        String orderId, Instant createdAt, List<OrderItem> items, @Nullable Long receivedAt, @Nullable String requestId)
        implements Keyed {

    static OrderedItems read(StoredEvent order) throws UnreadableException {
        OrderedItems empty = new OrderedItems(
                order.text("id"), order.instant("createdAt"), List.of(), order.receivedAt(), order.requestId());
        Map<String, OrderItem> items = new LinkedHashMap<>();
        for (StoredEvent item : order.list("items")) {
            OrderItem read = empty.item(item.text("productId"), item.count("quantity"), item.number("price"));
            items.merge(read.productId(), read, OrderItem::plus);
        }
        return empty.with(List.copyOf(items.values()));
    }

    @Override
    public String key() {
        return orderId;
    }

    KnownVersion known() {
        return new KnownVersion(
                createdAt.toEpochMilli(),
                items.stream().map(OrderItem::productId).toList());
    }

    /** Adds an item of quantity 0 for each product that the version before had, and this one hasn't. */
    OrderedItems withDropped(KnownVersion before) {
        Set<String> has = Set.copyOf(known().productIds());
        List<OrderItem> all = new ArrayList<>(items);
        before.productIds().stream()
                .filter(productId -> !has.contains(productId))
                .forEach(productId -> all.add(item(productId, 0, BigDecimal.ZERO)));
        return with(all);
    }

    private OrderItem item(String productId, int quantity, BigDecimal price) {
        return new OrderItem(orderId, productId, quantity, price, createdAt, 0, receivedAt, requestId);
    }

    private OrderedItems with(List<OrderItem> others) {
        return new OrderedItems(orderId, createdAt, others, receivedAt, requestId);
    }
}
