package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;

/** One order as it was placed. */
record OrderById(String id, long from, long until) implements Query<OrderById.Row> {
    record Row(String id, long ts, String userId, String status, BigDecimal price, String items) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
