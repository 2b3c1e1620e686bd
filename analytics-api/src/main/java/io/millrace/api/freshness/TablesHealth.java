package io.millrace.api.freshness;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.Probe;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * The health of each table. A table that is DOWN doesn't remove a copy from a load balancer, since all copies see the
 * same and other tables still work: the entry is then DEGRADED.
 */
@Readiness
@Singleton
final class TablesHealth implements HealthIndicator {
    private static final String UNKNOWN = "UNKNOWN";

    private final StreamCatalog catalog;
    private final Freshness freshness;
    private final StalledPartitions standing;
    private final Clock clock;

    TablesHealth(StreamCatalog catalog, Freshness freshness, StalledPartitions standing, Clock clock) {
        this.catalog = catalog;
        this.freshness = freshness;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(look());
    }

    HealthResult look() {
        Instant now = clock.instant();
        Map<String, Map<String, Object>> tables = new LinkedHashMap<>();
        catalog.streams().forEach(stream -> tables.put(stream.name().value(), table(stream.name(), now)));
        boolean allUp = tables.values().stream().allMatch(table -> HealthStatus.NAME_UP.equals(table.get("status")));
        return HealthResult.builder("tables", allUp ? HealthStatus.UP : Probe.DEGRADED)
                .details(tables)
                .build();
    }

    /**
     * The status UNKNOWN means that nothing is known of the table's offsets. The entries of Kafka and the controller
     * show the cause.
     */
    private Map<String, Object> table(StreamName table, Instant now) {
        List<StalledPartition> records = standing.of(table, now);
        if (!records.isEmpty()) {
            return Map.of(
                    "status",
                    HealthStatus.NAME_DOWN,
                    "detail",
                    "stands at a record",
                    "standsAt",
                    records.stream().map(TablesHealth::details).toList());
        }
        TableFreshness known = freshness.state(table, now);
        return switch (known.state()) {
            case WHOLE -> Map.of("status", known.unread() == null ? UNKNOWN : HealthStatus.NAME_UP);
            case BEHIND -> Map.of("status", HealthStatus.NAME_DOWN, "detail", "is reading what has come in");
            case TOPIC_REPLACED, RECORDS_SKIPPED ->
                Map.of("status", HealthStatus.NAME_DOWN, "detail", "lacks records: " + known.detail());
            case UNKNOWN -> Map.of("status", UNKNOWN);
        };
    }

    private static Map<String, Object> details(StalledPartition record) {
        return Map.of(
                "topic", record.topic(),
                "partition", record.partition(),
                "offset", record.offset(),
                "since", record.since().toString());
    }
}
