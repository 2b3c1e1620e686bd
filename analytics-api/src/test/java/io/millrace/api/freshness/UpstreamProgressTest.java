package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.kafka.GroupOffsets;
import io.millrace.api.kafka.TopicLog;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpstreamProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final StreamCatalog catalog = StreamCatalog.load();
    private final StreamDefinition orders =
            catalog.find(new StreamName("orders_by_minute")).orElseThrow();
    private final List<CompletableFuture<Map<String, Map<Integer, Long>>>> asked = new ArrayList<>();
    private final UpstreamProgress progress =
            new UpstreamProgress(catalog, UpstreamProgressTest::log, new Groups(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static CompletionStage<TopicLog> log(String topic) {
        return CompletableFuture.completedFuture(
                new TopicLog("first", Map.of(0, new TopicLog.Partition(0, 100, 100, 100))));
    }

    /** Answers when the test does. */
    private final class Groups implements GroupOffsets {
        @Override
        public CompletionStage<Map<String, Map<Integer, Long>>> of(String group) {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
        }

        @Override
        public CompletionStage<Set<String>> repartitionTopics(String group) {
            return CompletableFuture.completedFuture(Set.of());
        }
    }

    @Test
    void noPollOfAStreamOvertakesAnother() {
        CompletableFuture<@Nullable Instant> first =
                progress.completeUntil(orders).toCompletableFuture();
        CompletableFuture<@Nullable Instant> second =
                progress.completeUntil(orders).toCompletableFuture();

        assertThat(asked).hasSize(1);
        assertThat(second).isNotDone();
        asked.get(0).complete(Map.of("orders", Map.of(0, 100L)));

        assertThat(first).isCompletedWithValue(NOW);
        assertThat(second).isCompletedWithValue(NOW);
    }

    @Test
    void afterAPollTheNextOneAsksAgainAlsoIfItFailed() {
        var failed = progress.completeUntil(orders).toCompletableFuture();
        asked.get(0).completeExceptionally(new TimeoutException());
        assertThat(failed).isCompletedExceptionally();

        var next = progress.completeUntil(orders).toCompletableFuture();
        asked.get(1).complete(Map.of("orders", Map.of(0, 100L)));

        assertThat(next).isCompletedWithValue(NOW);
    }
}
