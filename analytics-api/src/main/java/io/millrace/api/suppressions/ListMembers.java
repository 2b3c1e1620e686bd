package io.millrace.api.suppressions;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.api.pinot.Found;
import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.SqlTemplate;
import io.millrace.catalog.Bucket;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Asks Pinot who is on a list, by the list's own SQL. */
@Singleton
final class ListMembers {
    /** An answer with more rows than this isn't asked for in one. */
    static final int MOST_ROWS = 20_000;

    private final PinotQueries pinot;
    private final Map<String, SqlTemplate> templates = new ConcurrentHashMap<>();

    ListMembers(PinotQueries pinot) {
        this.pinot = pinot;
    }

    /**
     * The members among some buckets' customers.
     *
     * @return since when each is on it (epoch ms), by customer; empty where there are more than {@link #MOST_ROWS}, or
     *     more than Pinot counts: ask for fewer buckets then
     */
    CompletionStage<Optional<Map<String, Long>>> in(BucketRange range, ListCall call, AsOf asOf) {
        return ask(range, List.of(-1), List.of(""), call, asOf, MOST_ROWS + 1)
                .thenApply(found -> found.groupsCut() || found.rows().size() > MOST_ROWS
                        ? Optional.empty()
                        : Optional.of(byCustomer(found)));
    }

    /** The members among some customers, of whom there is at least one. */
    CompletionStage<Map<String, Long>> among(Collection<String> customers, ListCall call, AsOf asOf) {
        List<Integer> buckets =
                customers.stream().map(Bucket::of).distinct().sorted().toList();
        return ask(BucketRange.NONE, buckets, customers, call, asOf, customers.size())
                .thenApply(ListMembers::byCustomer);
    }

    private CompletionStage<Found> ask(
            BucketRange range,
            Collection<Integer> buckets,
            Collection<String> customers,
            ListCall call,
            AsOf asOf,
            int limit) {
        Map<String, Object> values = new HashMap<>(call.arguments());
        values.put(
                "from", call.list().window().from(asOf.at(), call.arguments()).toEpochMilli());
        values.put("until", asOf.at().toEpochMilli() + 1);
        values.put("knownUntil", asOf.knownUntilMs());
        values.put("bucketFrom", range.from());
        values.put("bucketUntil", range.until());
        values.put("buckets", buckets);
        values.put("customers", customers);
        values.put("limit", limit);
        String name = call.list().name();
        SqlTemplate template = templates.computeIfAbsent(
                name, list -> SqlTemplate.parse(call.list().sql()));
        return pinot.find(name, template, values);
    }

    private static Map<String, Long> byCustomer(Found found) {
        int customer = found.index("customerId");
        int since = found.index("since");
        Map<String, Long> byCustomer = new HashMap<>(found.rows().size() * 2);
        for (List<JsonNode> row : found.rows()) {
            // A MAX of a LONG comes as a double, which is exact until 2^53
            byCustomer.put(row.get(customer).asText(), (long) row.get(since).asDouble());
        }
        return byCustomer;
    }
}
