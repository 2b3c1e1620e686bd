package io.millrace.processor.orders;

/**
 * The statuses of an order, in their usual sequence. Of two statuses with the same time, the later constant is the
 * newer.
 */
enum OrderStatus {
    PLACED_ORDER,
    ORDER_CONFIRMED,
    BEING_PREPARED,
    BEING_COOKED,
    OUT_FOR_DELIVERY,
    DELIVERED,
    CANCELLED
}
