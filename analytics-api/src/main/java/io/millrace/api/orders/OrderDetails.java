package io.millrace.api.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order with all that is known of it.
 *
 * @param status its newest status by event time
 * @param history its statuses in their order
 * @param delivery where its courier is; null where none has set out
 */
record OrderDetails(
        String id,
        Instant createdAt,
        String userId,
        String status,
        BigDecimal price,
        List<Item> items,
        List<Status> history,
        @Nullable Courier delivery) {

    /**
     * A line.
     *
     * @param product the product's name; null while it isn't known
     * @param price of one piece
     */
    record Item(
            String productId,
            long quantity,
            BigDecimal price,
            @Nullable String product,
            @Nullable String category,
            @Nullable String image) {}

    record Status(String status, Instant at) {}

    /**
     * The courier's last position.
     *
     * @param details the address at which there is more, such as the time of arrival
     */
    record Courier(String status, double latitude, double longitude, Instant at, String details) {}
}
