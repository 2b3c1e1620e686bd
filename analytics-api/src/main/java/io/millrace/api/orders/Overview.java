package io.millrace.api.orders;

import java.math.BigDecimal;

/**
 * The overview of the orders.
 *
 * @param totalOrders all there are, of any time
 */
record Overview(long totalOrders, Period currentTimePeriod, Period previousTimePeriod) {
    /** @param totalPrice the sum of the orders' prices; 0.00 where there are none */
    record Period(long orders, BigDecimal totalPrice) {}
}
