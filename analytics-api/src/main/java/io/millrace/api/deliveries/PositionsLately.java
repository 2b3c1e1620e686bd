package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;
import io.millrace.areas.GeoPoint;

/** Where all deliveries were last. */
record PositionsLately(CourierStatus status, long from, long until, int limit) implements Query<PositionsLately.Row> {

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
