package io.millrace.simulator;

import io.millrace.simulator.orders.Order;
import io.millrace.simulator.orders.OrderStatus;
import io.millrace.simulator.shop.GeoPoint;
import java.util.UUID;

/** An event in the shop, at a time in nanoseconds since it opened. */
sealed interface ScheduledEvent {

    long atNanos();

    /** A customer orders. */
    record OrderPlaced(long atNanos, Order order) implements ScheduledEvent {}

    /** An order reaches a status. */
    record StatusReached(long atNanos, UUID orderId, OrderStatus status) implements ScheduledEvent {}

    /** An order's courier reports a position; the last one is at the customer's door. */
    record PositionReported(long atNanos, UUID orderId, GeoPoint place, boolean delivered) implements ScheduledEvent {}
}
