package io.millrace.api.freshness;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.millrace.api.kafka.TopicEnds;
import io.millrace.api.pinot.ConsumingOffsets;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamName;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at short intervals how far each table has read its topic. */
@Context
final class FreshnessMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(FreshnessMonitor.class);

    private final StreamCatalog catalog;
    private final Sources sources;
    private final TopicEnds ends;
    private final ConsumingOffsets offsets;
    private final Freshness freshness;
    private final Clock clock;
    private final Map<StreamName, Looks> looks = new ConcurrentHashMap<>();

    FreshnessMonitor(
            StreamCatalog catalog,
            Sources sources,
            TopicEnds ends,
            ConsumingOffsets offsets,
            Freshness freshness,
            Clock clock) {
        this.catalog = catalog;
        this.sources = sources;
        this.ends = ends;
        this.offsets = offsets;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${millrace.freshness.interval:500ms}")
    void look() {
        catalog.streams().forEach(stream -> looks(stream.name()).unlessUnderWay());
    }

    /** Looks at one table, from now on: done when that is known, or can't be. */
    CompletableFuture<Void> lookAgain(StreamName stream) {
        return looks(stream).again();
    }

    private Looks looks(StreamName stream) {
        return looks.computeIfAbsent(stream, name -> new Looks(() -> look(name)));
    }

    private CompletionStage<Void> look(StreamName stream) {
        Instant at = clock.instant();
        return workedOffUntil(stream)
                .thenCompose(sourcesUntil -> ends.of(stream.value()).thenCompose(ended -> offsets.of(stream.value())
                        .thenAccept(read -> freshness.of(stream).look(at, sourcesUntil, ended, read))))
                .exceptionally(failure -> {
                    LOG.debug("Freshness not known table={} reason=\"{}\"", stream.value(), failure.toString());
                    return null;
                });
    }

    /** What can't be asked of the sources is no reason to know nothing of the table. */
    private CompletionStage<@Nullable Instant> workedOffUntil(StreamName stream) {
        return sources.workedOffUntil(catalog.find(stream).orElseThrow()).exceptionally(failure -> {
            LOG.debug("Sources not known table={} reason=\"{}\"", stream.value(), failure.toString());
            return null;
        });
    }
}
