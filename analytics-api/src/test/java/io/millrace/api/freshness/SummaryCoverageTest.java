package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.kafka.CompactedTopics;
import io.millrace.catalog.stream.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SummaryCoverageTest {
    private static final StreamName SUMMARY = new StreamName("orders_by_minute");

    private final List<CompactedTopics.Listener> listeners = new ArrayList<>();
    private boolean isWhole = true;
    private final SummaryCoverage coverage = new SummaryCoverage((topic, listener) -> {
        listeners.add(listener);
        return new CompactedTopics.Following() {
            @Override
            public boolean isWhole() {
                return isWhole;
            }

            @Override
            public CompletableFuture<Void> catchUp() {
                return new CompletableFuture<>();
            }

            @Override
            public void close() {}
        };
    });

    @Test
    void aSummaryCountsAllSinceItsLastPartitionDoes() {
        say(0, "1970-01-01T00:00:00Z");
        assertThat(coverage.since(SUMMARY)).as("the other partition").isEmpty();

        say(1, "2026-11-28T10:00:00Z");
        assertThat(coverage.since(SUMMARY)).contains(Instant.parse("2026-11-28T10:00:00Z"));
        assertThat(coverage.since(new StreamName("sales_by_minute"))).isEmpty();
    }

    @Test
    void whatIsNotReadCompletelyIsNotKnown() {
        say(0, "1970-01-01T00:00:00Z");
        say(1, "1970-01-01T00:00:00Z");

        isWhole = false;

        assertThat(coverage.since(SUMMARY)).isEmpty();
    }

    @Test
    void aTopicThatIsReadAgainBeginsWithNothing() {
        say(0, "1970-01-01T00:00:00Z");
        say(1, "1970-01-01T00:00:00Z");

        listeners.get(0).begin();
        say(0, "1970-01-01T00:00:00Z");

        assertThat(coverage.since(SUMMARY)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsIgnored() {
        listeners.get(0).take("a", "{".getBytes(StandardCharsets.UTF_8));
        listeners
                .get(0)
                .take("b", "{\"summary\":\"orders_by_minute\",\"since\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        listeners.get(0).take("c", null);

        assertThat(coverage.since(SUMMARY)).isEmpty();
    }

    private void say(int partition, String since) {
        String json = "{\"summary\":\"orders_by_minute\",\"partition\":%d,\"partitions\":2,\"since\":\"%s\"}"
                .formatted(partition, since);
        listeners.get(0).take("orders_by_minute/" + partition, json.getBytes(StandardCharsets.UTF_8));
    }
}
