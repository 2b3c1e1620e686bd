package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;

/** Where all deliveries were last. */
record PositionsLately(CourierStatus status, long from, long until, int limit) implements Query<PlaceRow> {
    @Override
    public Class<PlaceRow> row() {
        return PlaceRow.class;
    }
}
