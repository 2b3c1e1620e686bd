package io.millrace.api.orders;

import io.millrace.api.pinot.Query;

/** The categories that sell best. */
record PopularCategories(long from, long until, int limit) implements Query<PopularCategories.Row> {
    record Row(String category, long orders, long quantity) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
