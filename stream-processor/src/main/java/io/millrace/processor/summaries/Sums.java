package io.millrace.processor.summaries;

import java.math.BigDecimal;

/**
 * The sums of some orders, or the change of such sums.
 *
 * @param revenue the exact sum of the prices
 * @param ordersWithoutPrice how many of the orders aren't in {@code revenue}
 */
record Sums(long orders, BigDecimal revenue, long ordersWithoutPrice) {
    static final Sums NOTHING = new Sums(0, BigDecimal.ZERO, 0);

    Sums plus(Sums other) {
        return new Sums(
                orders + other.orders, revenue.add(other.revenue), ordersWithoutPrice + other.ordersWithoutPrice);
    }

    Sums minus(Sums other) {
        return new Sums(
                orders - other.orders, revenue.subtract(other.revenue), ordersWithoutPrice - other.ordersWithoutPrice);
    }

    /** Whether these are the sums of no orders, or no change. Not a getter, which would be a property in JSON. */
    boolean areNothing() {
        return orders == 0 && revenue.signum() == 0 && ordersWithoutPrice == 0;
    }
}
