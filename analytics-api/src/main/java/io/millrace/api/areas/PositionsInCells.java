package io.millrace.api.areas;

import io.millrace.api.pinot.PinotQuery;
import io.millrace.areas.GeoPoint;
import java.util.List;

/** Finds the last positions in some cells. */
record PositionsInCells(
        CourierStatus status,
        long from,
        long until,
        List<Long> cells9,
        List<Long> cells7,
        List<Long> cells5,
        List<Long> cells3,
        int limit)
        implements PinotQuery<PositionsInCells.Row> {
    record Row(String id, long ts, double deliveryLat, double deliveryLon) {
        Position position() {
            return new Position(id, ts, new GeoPoint(deliveryLat, deliveryLon));
        }
    }
}
