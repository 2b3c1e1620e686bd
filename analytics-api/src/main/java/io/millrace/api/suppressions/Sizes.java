package io.millrace.api.suppressions;

import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.Failures;
import io.millrace.api.web.Parameters;
import io.millrace.catalog.stream.Bucket;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Counts the members of a list. Up to {@value #MOST_COUNTED} rows it reads the list as an export does. Of a longer list
 * it reads that many rows, and estimates the rest from them.
 */
@Singleton
final class Sizes {
    private static final int MOST_COUNTED = 50_000;

    private final Exports exports;
    private final Clock clock;

    Sizes(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    /** A question for the size of one list; the key of the response cache. */
    record Question(ListDefinition definition) implements CachedSize {}

    /**
     * An entry of an overview.
     *
     * @param about the properties that the entry has besides its size
     */
    record Entry(ListDefinition definition, Map<String, Object> about) {}

    /** Reads the parameter {@code sizes}: whether an overview has sizes; true if it isn't given. */
    static boolean wanted(@Nullable String sizes) {
        return sizes == null || Parameters.flag("sizes", sizes);
    }

    /** Counts one list definition; completed with the failure if its size isn't known. */
    CompletionStage<Answer<Map<String, @Nullable Object>>> of(ListDefinition definition) {
        Instant asOf = now();
        Export export = exports.all(definition, AsOf.of(asOf));
        return export.readTo(chunk -> export.rows() < MOST_COUNTED)
                .thenCompose(read -> export.answer(freshness -> size(definition, export, freshness)));
    }

    /**
     * Makes an overview, and counts one list after the other. If a size isn't known, it is null and the entry has the
     * reason.
     *
     * @param counted whether the entries have sizes
     */
    CompletionStage<Answer<Map<String, Object>>> overview(List<Entry> entries, boolean counted) {
        Instant asOf = now();
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (Entry entry : entries) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>(entry.about());
            told.add(values);
            if (counted) {
                all = all.thenCompose(before -> of(entry.definition()).thenApply(Answer::body))
                        .exceptionally(failure -> unknown(failure, asOf))
                        .thenAccept(values::putAll);
            }
        }
        return all.thenApply(done -> new Answer<>(Map.of("items", told), asOf, null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Map<String, @Nullable Object> unknown(Throwable thrown, Instant asOf) {
        Failure failure = Failures.of(thrown).orElseThrow(() -> new CompletionException(thrown));
        Map<String, @Nullable Object> size = new LinkedHashMap<>();
        size.put("asOf", asOf.toString());
        size.put("size", null);
        size.put("unavailable", failure.detail());
        return size;
    }

    private static Map<String, @Nullable Object> size(ListDefinition definition, Export export, Duration freshness) {
        Map<String, @Nullable Object> size = new LinkedHashMap<>();
        size.put("name", definition.name());
        size.put("asOf", export.asOf().toString());
        size.put("size", estimate(export.members(), export));
        size.put("withoutAddress", estimate(export.withoutAddress(), export));
        size.put("exact", export.bucketsRead() == Bucket.COUNT);
        size.put("freshnessMs", freshness.toMillis());
        if (definition.calls().size() > 1) {
            List<Integer> steps = export.steps().stream()
                    .map(count -> estimate(count, export))
                    .toList();
            size.put("steps", Steps.of(definition, steps));
        }
        return size;
    }

    private static int estimate(int count, Export export) {
        return (int) ((long) count * Bucket.COUNT / export.bucketsRead());
    }
}
