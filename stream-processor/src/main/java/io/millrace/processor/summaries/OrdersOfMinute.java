package io.millrace.processor.summaries;

import java.math.BigDecimal;
import java.time.Instant;

/** A record of {@code orders_by_minute}. */
record OrdersOfMinute(Instant minute, long orders, BigDecimal revenue, long ordersWithoutPrice, long ts) {

    /** @param minute the start of the minute, as text */
    static OrdersOfMinute of(String minute, OrderSums sums) {
        Instant start = Instant.parse(minute);
        return new OrdersOfMinute(
                start, sums.orders(), sums.revenue(), sums.ordersWithoutPrice(), start.toEpochMilli());
    }
}
