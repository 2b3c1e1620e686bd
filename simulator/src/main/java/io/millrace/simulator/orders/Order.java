package io.millrace.simulator.orders;

import io.millrace.simulator.shop.Customer;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** An order, as the seed determines it. The time of its placement isn't included, since the clock determines it. */
public record Order(UUID id, Customer customer, List<OrderLine> lines, OrderCourse course) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** The sum of the lines, exactly, in rupees with two decimals. */
    public BigDecimal price() {
        return lines.stream().map(OrderLine::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
