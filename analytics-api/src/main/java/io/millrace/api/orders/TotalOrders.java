package io.millrace.api.orders;

import io.millrace.api.pinot.Query;

/** How many orders there are. */
record TotalOrders() implements Query<TotalOrders.Row> {
    record Row(long orders) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
