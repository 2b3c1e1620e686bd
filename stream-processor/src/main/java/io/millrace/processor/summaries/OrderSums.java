package io.millrace.processor.summaries;

import java.math.BigDecimal;

/**
 * The sums of some orders.
 *
 * @param revenue the exact sum of the prices
 * @param ordersWithoutPrice how many of the orders aren't in {@code revenue}
 */
record OrderSums(long orders, BigDecimal revenue, long ordersWithoutPrice) implements Sums<OrderSums> {
    static final OrderSums NOTHING = new OrderSums(0, BigDecimal.ZERO, 0);

    @Override
    public OrderSums plus(OrderSums other) {
        return new OrderSums(
                orders + other.orders, revenue.add(other.revenue), ordersWithoutPrice + other.ordersWithoutPrice);
    }

    @Override
    public OrderSums negated() {
        return new OrderSums(-orders, revenue.negate(), -ordersWithoutPrice);
    }

    @Override
    public boolean areNothing() {
        return orders == 0 && revenue.signum() == 0 && ordersWithoutPrice == 0;
    }
}
