package io.millrace.api.suppressions;

import io.millrace.api.pinot.DataQuery;
import io.millrace.api.pinot.SqlTemplate;
import io.millrace.api.query.QueryContext;
import io.millrace.catalog.suppression.SuppressionList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks Pinot who is on a list, by the list's own SQL.
 *
 * @param context the answer that is made of it
 */
record ListMembers(QueryContext context) {
    /** An answer with more rows than this isn't asked for in one. */
    static final int MOST_ROWS = 20_000;

    /** By a list's SQL, which each of its chunks is asked for with. There are as many as there are lists. */
    private static final Map<String, SqlTemplate> PARSED = new ConcurrentHashMap<>();

    /**
     * The members among some buckets' customers.
     *
     * @return empty where there are more rows than {@link #MOST_ROWS}, or than Pinot counts: ask for fewer buckets then
     */
    CompletionStage<Optional<ListRows>> in(BucketRange range, ListCall call, AsOf asOf) {
        return ask(range, List.of(-1), List.of(""), call, asOf);
    }

    /** The members among some customers: since when each is on the list (epoch ms), by customer. */
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
        Map<String, Object> values = new HashMap<>(call.arguments());
        values.put(
                "from", call.list().window().from(asOf.at(), call.arguments()).toEpochMilli());
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
