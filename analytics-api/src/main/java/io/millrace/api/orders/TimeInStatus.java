package io.millrace.api.orders;

import io.millrace.api.pinot.Query;
import java.math.BigDecimal;
import java.util.List;

/** How long orders have been in their status. */
record TimeInStatus(List<OrderStatus> statuses, long from, long until) implements Query<TimeInStatus.Row> {
    record Row(
            String status,
            long orders,
            BigDecimal minMs,
            BigDecimal avgMs,
            BigDecimal percentile50Ms,
            BigDecimal percentile75Ms,
            BigDecimal percentile90Ms,
            BigDecimal percentile99Ms,
            BigDecimal maxMs) {}

    @Override
    public Class<Row> row() {
        return Row.class;
    }
}
