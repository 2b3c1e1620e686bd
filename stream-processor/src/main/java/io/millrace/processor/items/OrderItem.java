package io.millrace.processor.items;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product within an order.
 *
 * @param price the price of one
 * @param createdAt when the order was placed
 * @param heardAt when the order came, epoch ms of its record
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

    /** The same product on another line of the order: one item, whose price is the mean of what one costs. */
    OrderItem plus(OrderItem other) {
        int sum = quantity + other.quantity;
        BigDecimal total = price.multiply(BigDecimal.valueOf(quantity))
                .add(other.price.multiply(BigDecimal.valueOf(other.quantity)));
        BigDecimal mean = price.compareTo(other.price) == 0
                ? price
                : total.divide(BigDecimal.valueOf(sum), 2, RoundingMode.HALF_UP);
        return new OrderItem(orderId, productId, sum, mean, createdAt, heardAt, receivedAt, requestId);
    }

    OrderItem heard(long timestamp) {
        return new OrderItem(orderId, productId, quantity, price, createdAt, timestamp, receivedAt, requestId);
    }
}
