package io.millrace.api.query;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.millrace.api.pinot.KeptSegments;
import io.millrace.api.pinot.PinotUnavailableException;
import io.millrace.api.pinot.TableRetentions;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks regularly how long tables keep rows, since {@code catalog apply} may set something else than the catalogue, and
 * whether some were dropped. Pinot looks for old segments only every some minutes, so a change is known before it matters.
 */
@Context
final class RetentionMonitor implements Retentions {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionMonitor.class);

    private final StreamCatalog catalog;
    private final TableRetentions retentions;
    private final KeptSegments segments;
    private final Map<StreamName, Optional<Duration>> known = new ConcurrentHashMap<>();
    private final Map<StreamName, Boolean> dropped = new ConcurrentHashMap<>();

    RetentionMonitor(StreamCatalog catalog, TableRetentions retentions, KeptSegments segments) {
        this.catalog = catalog;
        this.retentions = retentions;
        this.segments = segments;
    }

    @Scheduled(fixedDelay = "2s")
    void askUnknown() {
        tables().filter(table -> !known.containsKey(table)).forEach(this::ask);
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "30s")
    void askAll() {
        tables().forEach(this::ask);
    }

    private Stream<StreamName> tables() {
        return catalog.streams().stream().map(StreamDefinition::name);
    }

    private void ask(StreamName table) {
        CompletionStage<Boolean> asked = retentions.of(table.value()).thenCompose(retention -> {
            known.put(table, retention);
            // What was dropped doesn't come back
            return retention.isEmpty() || Boolean.TRUE.equals(dropped.get(table))
                    ? CompletableFuture.completedFuture(false)
                    : askWhetherDropped(table);
        });
        var unused = asked.whenComplete((answer, failure) -> {
            if (failure != null) {
                LOG.debug("The retention is not known table={} reason=\"{}\"", table.value(), failure.toString());
            }
        });
    }

    @Override
    public CompletionStage<Boolean> askWhetherDropped(StreamName table) {
        return segments.hasAll(table.value()).thenApply(hasAll -> {
            dropped.put(table, !hasAll);
            return !hasAll;
        });
    }

    @Override
    public boolean hasDropped(StreamName table) {
        Optional<Duration> retention = known.get(table);
        boolean isForGood = retention != null && retention.isEmpty();
        return !isForGood && dropped.getOrDefault(table, true);
    }

    @Override
    public Optional<Duration> of(StreamName table) {
        Optional<Duration> retention = known.get(table);
        if (retention == null) {
            throw new PinotUnavailableException(
                    "Pinot hasn't said yet how long it keeps rows of " + table.value() + ".");
        }
        return retention;
    }
}
