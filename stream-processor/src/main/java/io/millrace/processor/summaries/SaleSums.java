package io.millrace.processor.summaries;

import java.math.BigDecimal;

/**
 * The sums of some items of orders.
 *
 * @param orders the number of items, of which an order has one for each product
 * @param revenue the exact sum of price × quantity
 * @param categoryOrders how many of the items are the first of their category in their order
 */
record SaleSums(long orders, long quantity, BigDecimal revenue, long categoryOrders) implements Sums<SaleSums> {
    static final SaleSums NOTHING = new SaleSums(0, 0, BigDecimal.ZERO, 0);

    @Override
    public SaleSums plus(SaleSums other) {
        return new SaleSums(
                orders + other.orders,
                quantity + other.quantity,
                revenue.add(other.revenue),
                categoryOrders + other.categoryOrders);
    }

    @Override
    public SaleSums negated() {
        return new SaleSums(-orders, -quantity, revenue.negate(), -categoryOrders);
    }

    @Override
    public boolean areNothing() {
        return orders == 0 && quantity == 0 && revenue.signum() == 0 && categoryOrders == 0;
    }
}
