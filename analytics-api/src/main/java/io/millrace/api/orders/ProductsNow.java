package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What some products are called now. */
record ProductsNow(List<String> ids, long from, long until, int limit) implements Query<ProductsNow.Row> {
    record Row(String id, @Nullable String name, @Nullable String image) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
