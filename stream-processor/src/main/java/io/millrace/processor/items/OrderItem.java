package io.millrace.processor.items;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product within an order.
 *
 * @param quantity the number of pieces; 0 if an earlier version of the order has the product, and this one hasn't
 * @param price the price of one
 * @param createdAt when the order was placed
 * @param heardAt the timestamp of the order's record, in epoch ms
 */
record OrderItem(
        String orderId,
        String productId,
        int quantity,
        BigDecimal price,
        Instant createdAt,
        long heardAt,
        @Nullable Long receivedAt,
        @Nullable String requestId)
        implements ItemEvent {

    @Override
    public String key() {
        return productId;
    }

    /**
     * Adds the same product on another line of the order. The result is one item with the sum of the quantities and the
     * mean price of one piece.
     */
    OrderItem plus(OrderItem other) {
        int sum = quantity + other.quantity;
        BigDecimal total = price.multiply(BigDecimal.valueOf(quantity))
                .add(other.price.multiply(BigDecimal.valueOf(other.quantity)));
        BigDecimal mean = price.compareTo(other.price) == 0
                ? price
                : total.divide(BigDecimal.valueOf(sum), 2, RoundingMode.HALF_UP);
        return new OrderItem(orderId, productId, sum, mean, createdAt, heardAt, receivedAt, requestId);
    }

    /** Whether this is in the order, and not what its newer version has dropped. */
    boolean hasPieces() {
        return quantity != 0;
    }

    /** Whether the item is older than another one of the same product and order, by the times that the table compares. */
    boolean isOlderThan(@Nullable OrderItem other) {
        return other != null && createdAt.toEpochMilli() < other.createdAt.toEpochMilli();
    }

    OrderItem heard(long timestamp) {
        return new OrderItem(orderId, productId, quantity, price, createdAt, timestamp, receivedAt, requestId);
    }
}
