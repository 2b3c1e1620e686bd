package io.millrace.api.orders;

import io.millrace.api.pinot.PinotQuery;
import io.millrace.api.query.QueryContext;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Finds the newest status of some orders by the rule of {@link OrderHistory}. */
final class NewestStatus {
    private NewestStatus() {}

    /** Finds when some orders last entered each status. */
    record Query(List<String> ids, long from, long until) implements PinotQuery<Query.Row> {
        record Row(String id, String status, long newestTs) {}
    }

    /**
     * Returns the newest status of each order.
     *
     * @param own the orders' own statuses, by order: at most 100
     */
    static CompletionStage<Map<String, String>> of(Map<String, Order.Entered> own, QueryContext context) {
        if (own.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        // Before an order was placed it had no status that is newer than its own
        Instant from =
                Collections.min(own.values().stream().map(Order.Entered::at).toList());
        return context.run(new Query(List.copyOf(own.keySet()), from.toEpochMilli(), context.endOfTimeMs()))
                .thenApply(rows -> newest(own, rows));
    }

    private static Map<String, String> newest(Map<String, Order.Entered> own, List<Query.Row> rows) {
        Map<String, List<Order.Entered>> posted = rows.stream()
                .collect(Collectors.groupingBy(
                        Query.Row::id,
                        Collectors.mapping(
                                row -> Order.Entered.of(row.status(), row.newestTs()), Collectors.toList())));
        Map<String, String> newest = new HashMap<>();
        own.forEach((id, status) -> newest.put(
                id, OrderHistory.of(status, posted.getOrDefault(id, List.of())).newest()));
        return newest;
    }
}
