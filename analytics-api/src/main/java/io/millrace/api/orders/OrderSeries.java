package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;

/** Orders and revenue by slices of equal length. */
record OrderSeries(long from, long until, long sliceMs) implements Query<OrderSeries.Row> {
    record Row(long sliceStart, long orders, BigDecimal revenue) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
