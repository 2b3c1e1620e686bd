package io.millrace.api.freshness;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.millrace.api.kafka.TopicEnds;
import io.millrace.api.pinot.ConsumingOffsets;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamDefinition;
import io.millrace.catalog.StreamName;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at short intervals how far each table has read its topic. */
@Context
final class FreshnessMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(FreshnessMonitor.class);

    private final StreamCatalog catalog;
    private final TopicEnds ends;
    private final ConsumingOffsets offsets;
    private final Freshness freshness;
    private final Clock clock;
    private final Set<StreamName> underWay = ConcurrentHashMap.newKeySet();

    FreshnessMonitor(
            StreamCatalog catalog, TopicEnds ends, ConsumingOffsets offsets, Freshness freshness, Clock clock) {
        this.catalog = catalog;
        this.ends = ends;
        this.offsets = offsets;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "${millrace.freshness.interval:500ms}")
    void look() {
        catalog.streams().stream()
                .map(StreamDefinition::name)
                .filter(underWay::add)
                .forEach(this::look);
    }

    private void look(StreamName stream) {
        Instant at = clock.instant();
        ends.of(stream.value())
                .thenCompose(ended -> offsets.of(stream.value())
                        .thenAccept(read -> freshness.of(stream).look(at, ended, read)))
                .whenComplete((done, failure) -> {
                    underWay.remove(stream);
                    if (failure != null) {
                        LOG.debug("Freshness not known table={} reason=\"{}\"", stream.value(), failure.toString());
                    }
                });
    }
}
