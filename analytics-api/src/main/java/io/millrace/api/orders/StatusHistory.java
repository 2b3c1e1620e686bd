package io.millrace.api.orders;

import io.millrace.api.pinot.Query;

/** All statuses of an order. */
record StatusHistory(String id, long from, long until) implements Query<StatusHistory.Row> {
    record Row(String status, long ts) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
