package io.millrace.api.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import io.millrace.api.freshness.CompletenessCheck;
import io.millrace.api.freshness.Freshness;
import io.millrace.api.pinot.FakePinot;
import io.millrace.api.pinot.FakePinot.Says;
import io.millrace.api.query.BeyondRetentionException;
import io.millrace.api.query.Completeness;
import io.millrace.api.query.FakeRetentions;
import io.millrace.api.query.QueryService;
import io.millrace.api.web.ResponseCache;
import io.millrace.catalog.stream.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class InCellsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final CellSets CELLS = CellSets.of(Map.of(9, List.of(1L)));

    private final QueryService queries = new QueryService(
            new ResponseCache(JsonMapper.createDefault(), Duration.ZERO, new SimpleMeterRegistry()),
            FakePinot.answering(sql -> Says.rows(List.of("deliveries"), List.of(List.of(3)))),
            new Freshness(Duration.ofSeconds(30)),
            new CompletenessCheck() {
                @Override
                public Duration require(Collection<StreamName> tables, Duration limit) {
                    return Duration.ZERO;
                }

                @Override
                public CompletionStage<Duration> confirm(Collection<StreamName> tables, Instant since, Duration limit) {
                    return CompletableFuture.completedFuture(Duration.ZERO);
                }
            },
            new FakeRetentions().dropping(new StreamName("delivery_statuses"), Duration.ofDays(2)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void positionsThatMayHaveBeenDroppedAreNotCounted() {
        assertThat(seenWithin(Duration.ofDays(2))
                        .count(CELLS)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(3);

        InCells tooLong = seenWithin(Duration.ofDays(2).plusMillis(1));
        assertThatThrownBy(() -> tooLong.count(CELLS)).isInstanceOf(BeyondRetentionException.class);
        assertThatThrownBy(() -> tooLong.positions(CELLS)).isInstanceOf(BeyondRetentionException.class);
    }

    private InCells seenWithin(Duration age) {
        Completeness needed = new Completeness(Set.of(new StreamName("delivery_statuses")), Duration.ofSeconds(30));
        return InCells.of(CourierStatus.IN_TRANSIT, age, queries.complete(needed, NOW));
    }
}
