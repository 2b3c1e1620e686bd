package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What some products were called when they sold, the newest sale first. */
record NamesAtSale(List<String> ids, long from, long until, int limit) implements Query<NamesAtSale.Row> {
    record Row(String productId, String productName, @Nullable String productImage, long soldAt) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
