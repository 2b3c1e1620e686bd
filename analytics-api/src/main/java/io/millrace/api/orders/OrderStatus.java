package io.millrace.api.orders;

import java.util.Arrays;
import java.util.List;

/** The statuses in the course of an order. Of two at the same time the later constant is the newer. */
enum OrderStatus {
    PLACED_ORDER,
    ORDER_CONFIRMED,
    BEING_PREPARED,
    BEING_COOKED,
    OUT_FOR_DELIVERY,
    DELIVERED,
    CANCELLED;

    /** Returns the position of a status in the course; -1 for an unknown one. */
    static int placeInCourse(String status) {
        return Arrays.stream(values()).map(OrderStatus::name).toList().indexOf(status);
    }

    /** Returns the statuses of an order that isn't out for delivery yet. */
    static List<OrderStatus> beforeDelivery() {
        return Arrays.stream(values())
                .filter(status -> status.compareTo(OUT_FOR_DELIVERY) < 0)
                .toList();
    }
}
