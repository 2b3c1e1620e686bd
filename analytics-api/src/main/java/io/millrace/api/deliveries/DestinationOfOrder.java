package io.millrace.api.deliveries;

import io.millrace.api.pinot.Query;

/** Where an order is to be delivered to. */
record DestinationOfOrder(String id, long from, long until) implements Query<DestinationOfOrder.Row> {
    record Row(double deliveryLat, double deliveryLon) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
