package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;
import java.util.List;

/** How many deliveries are in some cells. */
record CountInCells(
        CourierStatus status,
        long from,
        long until,
        List<Long> cells9,
        List<Long> cells7,
        List<Long> cells5,
        List<Long> cells3)
        implements Query<CountInCells.Row> {
    record Row(long deliveries) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
