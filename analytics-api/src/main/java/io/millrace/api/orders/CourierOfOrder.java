package io.millrace.api.orders;

import io.millrace.api.pinot.Query;

/** Where an order's courier is. */
record CourierOfOrder(String id, long from, long until) implements Query<CourierOfOrder.Row> {
    record Row(String status, long ts, double deliveryLat, double deliveryLon) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
