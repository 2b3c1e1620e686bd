package io.millrace.api.freshness;

import io.micronaut.context.annotation.Value;
import io.millrace.api.web.Answer;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.catalog.StreamName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of every answer how old what it was made from may be, and refuses to answer from what is too old. */
@Singleton
public final class Freshness {
    private final Map<StreamName, Watermark> watermarks = new ConcurrentHashMap<>();
    private final Duration limit;

    Freshness(@Value("${millrace.freshness.limit:30s}") Duration limit) {
        this.limit = limit;
    }

    /**
     * Puts a question to Pinot unless the tables it is about are known to be too far behind.
     *
     * @param asOf now
     * @param tables what the answer is made from
     * @return the answer with its freshness, that of the oldest of the tables; completed with a {@link Failure} of kind
     *     {@code CATCHING_UP} where one is too far behind
     */
    public <T> CompletionStage<Answer<T>> stamp(
            Instant asOf, Collection<StreamName> tables, Supplier<CompletionStage<T>> ask) {
        @Nullable Duration oldest = Duration.ZERO;
        for (StreamName table : tables) {
            Watermark watermark = of(table);
            if (watermark.isBehind(asOf, limit)) {
                throw new Failure(
                        FailureKind.CATCHING_UP,
                        "Table %s is reading what has come in; it was not whole in the last %s."
                                .formatted(table.value(), limit));
            }
            oldest = older(oldest, watermark.age(asOf));
        }
        @Nullable Duration freshness = oldest;
        return ask.get().thenApply(body -> new Answer<>(body, asOf, freshness));
    }

    Watermark of(StreamName table) {
        return watermarks.computeIfAbsent(table, name -> new Watermark());
    }

    private static @Nullable Duration older(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return null;
        }
        return one.compareTo(other) > 0 ? one : other;
    }
}
