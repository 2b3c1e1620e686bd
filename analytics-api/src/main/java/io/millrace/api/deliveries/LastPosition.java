package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;
import io.millrace.areas.GeoPoint;

/** The last position of one delivery. */
record LastPosition(String id, long from, long until) implements Query<LastPosition.Row> {
    record Row(String id, long ts, double deliveryLat, double deliveryLon, CourierStatus status) {
        Position position() {
            return new Position(id, ts, new GeoPoint(deliveryLat, deliveryLon));
        }
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
