package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;

/** Where an order is to be delivered to. */
record DestinationOfOrder(String id, long from, long until) implements Query<PlaceRow> {
    @Override
    public Class<PlaceRow> row() {
        return PlaceRow.class;
    }
}
