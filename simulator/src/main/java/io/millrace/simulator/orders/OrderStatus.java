package io.millrace.simulator.orders;

/** The statuses of an order, as in the stream {@code order_statuses}. */
public enum OrderStatus {
    PLACED_ORDER,
    ORDER_CONFIRMED,
    BEING_PREPARED,
    BEING_COOKED,
    OUT_FOR_DELIVERY,
    DELIVERED,
    CANCELLED
}
