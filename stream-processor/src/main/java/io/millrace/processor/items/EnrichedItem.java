package io.millrace.processor.items;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of {@code order_items_enriched}; the product's properties are null as long as it isn't known. */
record EnrichedItem(
        String orderId,
        long orderHash,
        String productId,
        int quantity,
        BigDecimal price,
        Instant createdAt,
        @Nullable String productName,
        @Nullable String productCategory,
        @Nullable String productImage,
        @Nullable BigDecimal productPrice,
        long ts,
        @JsonProperty("_received_at") @Nullable Long receivedAt,
        @JsonProperty("_request_id") @Nullable String requestId) {

    static EnrichedItem of(OrderItem item, @Nullable Product product) {
        return new EnrichedItem(
                item.orderId(),
                OrderHash.of(item.orderId()),
                item.productId(),
                item.quantity(),
                item.price(),
                item.createdAt(),
                product == null ? null : product.name(),
                product == null ? null : product.category(),
                product == null ? null : product.image(),
                product == null ? null : product.price(),
                item.createdAt().toEpochMilli(),
                item.receivedAt(),
                item.requestId());
    }
}
