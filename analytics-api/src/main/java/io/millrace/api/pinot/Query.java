package io.millrace.api.pinot;

import java.util.Locale;

/**
 * A question to Pinot: a record whose components are the {@code :parameters} of the SQL file of the same name, so that
 * {@code io.millrace.api.orders.LatestOrders} is {@code sql/orders/latest_orders.sql}.
 *
 * @param <R> the record that a row of the answer becomes; its components are the SQL's column aliases
 */
public interface Query<R extends Record> {
    /** The type of a row. */
    Class<R> row();

    /** Where a query's SQL stands on the class path. */
    static String sqlFile(Class<? extends Query<?>> query) {
        String folder = query.getPackageName().substring(query.getPackageName().lastIndexOf('.') + 1);
        String file =
                query.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return "sql/%s/%s.sql".formatted(folder, file);
    }
}
