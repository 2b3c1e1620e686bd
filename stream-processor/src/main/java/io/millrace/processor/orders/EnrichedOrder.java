package io.millrace.processor.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.catalog.stream.Bucket;
import io.millrace.catalog.stream.MetaColumns;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of {@code orders_enriched}. */
record EnrichedOrder(
        String id,
        Instant createdAt,
        String userId,
        int bucket,
        BigDecimal price,
        int itemCount,
        int quantity,
        @Nullable BigDecimal deliveryLat,
        @Nullable BigDecimal deliveryLon,
        OrderStatus status,
        Instant statusAt,
        long ts,
        @JsonProperty(MetaColumns.RECEIVED_AT) @Nullable Long receivedAt,
        @JsonProperty(MetaColumns.REQUEST_ID) @Nullable String requestId) {

    static EnrichedOrder of(PlacedOrder order, StatusEntered newest) {
        return new EnrichedOrder(
                order.id(),
                order.createdAt(),
                order.userId(),
                Bucket.of(order.userId()),
                order.price(),
                order.itemCount(),
                order.quantity(),
                order.deliveryLat(),
                order.deliveryLon(),
                newest.status(),
                newest.at(),
                newest.at().toEpochMilli(),
                later(order.first().receivedAt(), newest.receivedAt()),
                newest.requestId());
    }

    /** The later of two times of receipt: the row existed only when both had arrived. Null if both are null. */
    private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
