package io.millrace.simulator.orders;

/** What can be said of an order, in the words of the stream {@code order_statuses}. */
public enum OrderStatus {
    PLACED_ORDER,
    ORDER_CONFIRMED,
    BEING_PREPARED,
    BEING_COOKED,
    OUT_FOR_DELIVERY,
    DELIVERED,
    CANCELLED
}
