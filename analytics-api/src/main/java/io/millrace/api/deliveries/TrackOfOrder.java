package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;

/** All positions of one delivery. */
record TrackOfOrder(String id, long from, long until, int limit) implements Query<TrackOfOrder.Row> {
    record Row(long ts, double deliveryLat, double deliveryLon) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
