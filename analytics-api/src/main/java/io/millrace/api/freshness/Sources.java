package io.millrace.api.freshness;

import io.millrace.api.kafka.GroupOffsets;
import io.millrace.api.kafka.TopicEnds;
import io.millrace.catalog.StreamDefinition;
import io.millrace.catalog.StreamName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Until when the stream processor has worked off what a derived stream is made from. It commits how far it has read in
 * the same transaction in which it writes, so what it has read is in the derived topic. Of the second step of a topology
 * that repartitions, as that of {@code order_items_enriched}, this knows nothing; no table about customers is made so.
 */
@Singleton
final class Sources {
    private final TopicEnds ends;
    private final GroupOffsets groups;
    private final Clock clock;
    private final Map<Source, Watermark> watermarks = new ConcurrentHashMap<>();

    private record Source(StreamName derived, StreamName from) {}

    Sources(TopicEnds ends, GroupOffsets groups, Clock clock) {
        this.ends = ends;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * Asks until when all that was acknowledged in a stream's sources is in its topic.
     *
     * @return now, for a stream that isn't derived; null where it isn't known
     */
    CompletionStage<@Nullable Instant> workedOffUntil(StreamDefinition stream) {
        List<CompletableFuture<@Nullable Instant>> asked = new ArrayList<>();
        for (StreamName from : stream.from()) {
            asked.add(look(new Source(stream.name(), from)).toCompletableFuture());
        }
        Instant now = clock.instant();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> earliest(now, asked));
    }

    private static @Nullable Instant earliest(Instant now, List<CompletableFuture<@Nullable Instant>> answers) {
        Instant earliest = now;
        for (CompletableFuture<@Nullable Instant> answer : answers) {
            Instant until = answer.join();
            if (until == null) {
                return null;
            }
            earliest = until.isBefore(earliest) ? until : earliest;
        }
        return earliest;
    }

    private CompletionStage<@Nullable Instant> look(Source source) {
        Instant at = clock.instant();
        Watermark watermark = watermarks.computeIfAbsent(source, unused -> new Watermark());
        return ends.of(source.from().value()).thenCompose(ended -> groups.of(
                        StreamDefinition.processorGroup(source.derived()),
                        source.from().value())
                .thenApply(committed -> {
                    watermark.look(at, at, ended, committed);
                    return watermark.wholeUntil();
                }));
    }
}
