package io.millrace.api.suppressions;

import io.millrace.api.pinot.PinotQueries;
import io.millrace.api.pinot.SqlTemplate;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.Bucket;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
     * @return empty where there are more rows than {@link #MOST_ROWS}, or than Pinot counts: ask for fewer buckets then
     */
    CompletionStage<Optional<ListRows>> in(BucketRange range, ListCall call, AsOf asOf) {
        return ask(range, List.of(-1), List.of(""), call, asOf);
    }

    /**
     * The members among some customers, of whom there is at least one: since when each is on it (epoch ms), by customer.
     */
    CompletionStage<Map<String, Long>> among(List<String> customers, ListCall call, AsOf asOf) {
        List<Integer> buckets =
                customers.stream().map(Bucket::of).distinct().sorted().toList();
        return ask(BucketRange.NONE, buckets, customers, call, asOf)
                .thenCompose(rows -> rows.isPresent()
                        ? CompletableFuture.completedFuture(rows.get().sinceByCustomer())
                        : amongHalves(customers, call, asOf));
    }

    private CompletionStage<Map<String, Long>> amongHalves(List<String> customers, ListCall call, AsOf asOf) {
        if (customers.size() == 1) {
            throw tooMany();
        }
        int middle = customers.size() / 2;
        return among(customers.subList(0, middle), call, asOf)
                .thenCompose(one -> among(customers.subList(middle, customers.size()), call, asOf)
                        .thenApply(other -> {
                            Map<String, Long> both = new HashMap<>(one);
                            both.putAll(other);
                            return both;
                        }));
    }

    static Failure tooMany() {
        return new Failure(
                FailureKind.PINOT_UNAVAILABLE,
                "A list has more than %d rows in one bucket of customers: more than can be read whole."
                        .formatted(MOST_ROWS));
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
        String name = call.list().name();
        SqlTemplate template = templates.computeIfAbsent(
                name, list -> SqlTemplate.parse(call.list().sql()));
        return pinot.find(name, template, values)
                .thenApply(found -> found.groupsCut() || found.rows().size() > MOST_ROWS
                        ? Optional.empty()
                        : Optional.of(ListRows.of(found)));
    }
}
