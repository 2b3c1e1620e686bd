package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;
import io.millrace.areas.GeoPoint;
import java.util.List;

/** The places of the last positions in some cells, for those who only count them: they take half of what positions do. */
record PlacesInCells(
        CourierStatus status,
        long from,
        long until,
        List<Long> cells9,
        List<Long> cells7,
        List<Long> cells5,
        List<Long> cells3,
        int limit)
        implements Query<PlacesInCells.Row> {
    record Row(double deliveryLat, double deliveryLon) {
        GeoPoint place() {
            return new GeoPoint(deliveryLat, deliveryLon);
        }
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
