package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;

/** The newest orders. */
record LatestOrders(long from, long until, int limit) implements Query<LatestOrders.Row> {
    record Row(String id, long ts, String userId, String status, BigDecimal price, String items) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
