package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;

/** Orders and revenue of two periods that follow each other. */
record OrderPeriods(long previousFrom, long currentFrom, long until) implements Query<OrderPeriods.Row> {
    record Row(String period, long orders, BigDecimal totalPrice) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
