package io.millrace.api.areas;

import io.millrace.api.pinot.PinotQuery;
import java.util.List;

/** Counts the deliveries in some cells. */
record CountInCells(
        CourierStatus status,
        long from,
        long until,
        List<Long> cells9,
        List<Long> cells7,
        List<Long> cells5,
        List<Long> cells3)
        implements PinotQuery<CountInCells.Row> {
    record Row(long deliveries) {}
}
