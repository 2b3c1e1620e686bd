package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import io.millrace.api.kafka.TopicLog;
import io.millrace.api.pinot.RecordedTopic;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.Probe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TablesHealthTest {
    private static final StreamName ORDERS = new StreamName("orders");
    private static final Instant NOW = Instant.parse("2026-01-01T00:02:00Z");
    private static final Map<Integer, Long> ENDS = Map.of(0, 5L);
    private static final TopicLog LOG = new TopicLog("id", Map.of(0, new TopicLog.Partition(0, 5, 5, 5)));

    private final StreamCatalog catalog = StreamCatalog.load();
    private final Freshness freshness = new Freshness(Duration.ofSeconds(30));
    private final StalledPartitions standing = new StalledPartitions();
    private final TablesHealth health =
            new TablesHealth(catalog, freshness, standing, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tablesThatAreReadToTheirEndsAreUp() {
        catalog.streams().forEach(stream -> look(stream.name(), 5));

        assertThat(health.look().getStatus()).isEqualTo(HealthStatus.UP);
        assertThat(of("orders")).isEqualTo(Map.of("status", "UP"));
    }

    @Test
    void theRecordThatATableStandsAtIsNamedAndTheOthersAreUp() {
        catalog.streams().forEach(stream -> look(stream.name(), stream.name().equals(ORDERS) ? 3 : 5));

        HealthResult result = health.look();

        assertThat(result.getStatus()).isEqualTo(Probe.DEGRADED);
        assertThat(result.getStatus().getOperational()).isEmpty();
        assertThat(of("orders"))
                .isEqualTo(Map.of(
                        "status",
                        "DOWN",
                        "detail",
                        "stands at a record",
                        "standsAt",
                        List.of(Map.of(
                                "topic",
                                "orders",
                                "partition",
                                0,
                                "offset",
                                3L,
                                "since",
                                NOW.minusSeconds(70).toString()))));
        assertThat(of("users")).isEqualTo(Map.of("status", "UP"));
    }

    @Test
    void aTableThatLacksRecordsIsDownAndSaysWhy() {
        freshness.of(ORDERS).isFor(new RecordedTopic("another@1"));
        look(ORDERS, 5);

        assertThat(of("orders"))
                .isEqualTo(Map.of(
                        "status",
                        "DOWN",
                        "detail",
                        "lacks records: its topic was deleted and made again, with the id id after another"));
    }

    @Test
    void aTableThatNobodyLookedAtIsNotCalledUp() {
        assertThat(health.look().getStatus()).isEqualTo(Probe.DEGRADED);
        assertThat(of("orders")).isEqualTo(Map.of("status", "UNKNOWN"));
    }

    private void look(StreamName table, long offset) {
        for (Instant at = NOW.minusSeconds(70); !at.isAfter(NOW); at = at.plusSeconds(1)) {
            standing.look(table, at, ENDS, Map.of(0, offset));
            freshness.of(table).look(at, at, LOG, Map.of(0, offset));
        }
    }

    private @Nullable Object of(String table) {
        return ((Map<?, ?>) health.look().getDetails()).get(table);
    }
}
