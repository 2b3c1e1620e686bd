package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.util.List;

/** The newest status of each of some orders. */
record NewestStatuses(List<String> ids, long from, long until) implements Query<NewestStatuses.Row> {
    record Row(String id, String status) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
