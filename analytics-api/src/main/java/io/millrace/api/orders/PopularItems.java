package io.millrace.api.orders;

import io.millrace.api.pinot.Query;

/** The products that sell best. */
record PopularItems(long from, long until, int limit) implements Query<PopularItems.Row> {
    record Row(String productId, long orders, long quantity) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
