package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import org.jspecify.annotations.Nullable;

/** What is known of an order's products. */
record ProductsOfOrder(String orderId, long from, long until) implements Query<ProductsOfOrder.Row> {
    record Row(String productId, String productName, @Nullable String productCategory, @Nullable String productImage) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
