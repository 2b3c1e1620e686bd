package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;

/** Orders that have been in a status for long. */
record StuckOrders(OrderStatus status, long from, long until, String afterId, int limit)
        implements Query<StuckOrders.Row> {
    record Row(String id, BigDecimal price, long ts) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
