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
 * Says how many are on a list. Up to {@value #MOST_COUNTED} are counted, as an export would; of a longer list so many
 * buckets are, and the rest is taken to be alike.
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

    /** The size of one is asked for. */
    record Question(ListDefinition definition) implements CachedSize {}

    /** A list definition in an overview, with what is said of it beside its size. */
    record Entry(ListDefinition definition, Map<String, Object> about) {}

    /** Whether an overview has sizes, by its parameter {@code sizes}: it has unless it says that it shan't. */
    static boolean wanted(@Nullable String sizes) {
        return sizes == null || Parameters.flag("sizes", sizes);
    }

    /** The size of one; completed with the reason where it isn't known. */
    CompletionStage<Answer<Map<String, @Nullable Object>>> of(ListDefinition definition) {
        Instant asOf = now();
        Export export = exports.all(definition, AsOf.of(asOf));
        return export.readTo(chunk -> export.rows() < MOST_COUNTED)
                .thenCompose(read -> export.answer(freshness -> size(definition, export, freshness)));
    }

    /**
     * An overview, one list after the other. Where a size isn't known that is null, with the reason.
     *
     * @param counted false for the entries without their sizes
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
