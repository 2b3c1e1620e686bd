package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;

/** A customer's orders. */
record OrdersOfUser(String userId, long from, long until, long beforeTs, String afterId, int limit)
        implements Query<OrdersOfUser.Row> {
    record Row(String id, long ts, String status, BigDecimal price) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
