package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;
import io.millrace.areas.GeoPoint;
import java.util.List;

/** The last positions in some cells, by id. */
record PageInCells(
        CourierStatus status,
        long from,
        long until,
        List<Long> cells9,
        List<Long> cells7,
        List<Long> cells5,
        List<Long> cells3,
        String afterId,
        int limit)
        implements Query<PageInCells.Row> {
    record Row(String id, long ts, double deliveryLat, double deliveryLon) {
        Position position() {
            return new Position(id, ts, new GeoPoint(deliveryLat, deliveryLon));
        }
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
