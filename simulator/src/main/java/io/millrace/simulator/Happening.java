package io.millrace.simulator;

import io.millrace.simulator.orders.Order;
import io.millrace.simulator.orders.OrderStatus;
import io.millrace.simulator.shop.GeoPoint;
import java.util.UUID;

/** Something that happens in the shop, so many nanoseconds after it opened. */
sealed interface Happening {

    long atNanos();

    /** A customer orders. */
    record OrderPlaced(long atNanos, Order order) implements Happening {}

    /** An order reaches a status. */
    record StatusReached(long atNanos, UUID orderId, OrderStatus status) implements Happening {}

    /** An order's courier says where he is; the last time at the customer's door. */
    record PositionReported(long atNanos, UUID orderId, GeoPoint place, boolean delivered) implements Happening {}
}
