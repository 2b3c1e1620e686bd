package io.millrace.processor.items;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.catalog.stream.MetaColumns;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of {@code order_items_enriched}. The product's properties are null until the product is known. */
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
        @JsonProperty(MetaColumns.RECEIVED_AT) @Nullable Long receivedAt,
        @JsonProperty(MetaColumns.REQUEST_ID) @Nullable String requestId) {

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
