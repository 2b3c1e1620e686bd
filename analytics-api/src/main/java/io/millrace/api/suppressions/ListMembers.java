package io.millrace.api.suppressions;

import io.millrace.api.pinot.DataQuery;
import io.millrace.api.pinot.SqlTemplate;
import io.millrace.api.query.QueryContext;
import io.millrace.catalog.suppression.SuppressionList;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the customers of a list by the list's own SQL.
 *
 * @param context in which the queries run
 */
record ListMembers(QueryContext context) {
    /** The greatest number of rows of a result. A query that would return more is split. */
    static final int MOST_ROWS = 20_000;

    /** The parsed SQL of each list, by its text. There are as many entries as lists. */
    private static final Map<String, SqlTemplate> PARSED = new ConcurrentHashMap<>();

    /**
     * Finds the rows of the list in a range of buckets.
     *
     * @return the rows; empty if there are more than {@link #MOST_ROWS}, or more groups than Pinot counts. Use a
     *     smaller range then
     */
    CompletionStage<Optional<ListRows>> in(BucketRange range, ListCall call, AsOf asOf) {
        return ask(range, List.of(-1), List.of(""), call, asOf);
    }

    /**
     * Finds the members among some customers.
     *
     * @return since when each member is on the list (epoch ms), by customer
     */
    CompletionStage<Map<String, Long>> among(Customers customers, ListCall call, AsOf asOf) {
        return new Halving<Customers, Map<String, Long>>(
                        some -> ask(BucketRange.NONE, some.buckets(), some.ids(), call, asOf)
                                .thenApply(rows -> rows.map(ListRows::sinceByCustomer)),
                        ListMembers::both)
                .about(customers);
    }

    private static Map<String, Long> both(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private CompletionStage<Optional<ListRows>> ask(
            BucketRange range, Collection<Integer> buckets, Collection<String> customers, ListCall call, AsOf asOf) {
        Instant from = call.list().window().from(asOf.at(), call.arguments());
        context.requireKept(call.list().tables(), from);
        Map<String, Object> values = new HashMap<>(call.arguments());
        values.put("from", from.toEpochMilli());
        values.put("until", asOf.at().toEpochMilli() + 1);
        values.put("knownUntil", asOf.knownUntilMs());
        values.put("bucketFrom", range.from());
        values.put("bucketUntil", range.until());
        values.put("buckets", buckets);
        values.put("customers", customers);
        values.put("limit", MOST_ROWS + 1);
        return context.run(query(call.list(), values))
                .thenApply(found -> found.groupsCut() || found.rows().size() > MOST_ROWS
                        ? Optional.empty()
                        : Optional.of(ListRows.of(found)));
    }

    private static DataQuery query(SuppressionList list, Map<String, Object> values) {
        SqlTemplate sql = PARSED.computeIfAbsent(list.sql(), SqlTemplate::parse);
        return new DataQuery(list.name(), sql, Set.copyOf(list.tables()), values);
    }
}
