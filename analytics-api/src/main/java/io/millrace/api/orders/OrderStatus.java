package io.millrace.api.orders;

import java.util.Arrays;
import java.util.List;

/** How far an order is. */
enum OrderStatus {
    PLACED_ORDER,
    ORDER_CONFIRMED,
    BEING_PREPARED,
    BEING_COOKED,
    OUT_FOR_DELIVERY,
    DELIVERED,
    CANCELLED;

    /** Those in which an order waits for the kitchen. */
    static List<OrderStatus> inTheKitchen() {
        return Arrays.stream(values())
                .filter(status -> status.compareTo(OUT_FOR_DELIVERY) < 0)
                .toList();
    }
}
