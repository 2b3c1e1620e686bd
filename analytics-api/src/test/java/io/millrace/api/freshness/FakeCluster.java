package io.millrace.api.freshness;

import io.millrace.api.kafka.GroupOffsets;
import io.millrace.api.kafka.TopicLog;
import io.millrace.api.pinot.RecordedTopic;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Kafka, Pinot and the stream processor, each a map of offsets of one partition, and all that looks at them. */
final class FakeCluster {
    static final String ITEMS_BY_PRODUCT = "millrace-order_items_enriched-items-by-product-repartition";

    /** By topic. */
    final Map<String, Long> ends = new HashMap<>();

    /** By table. */
    final Map<String, Long> read = new HashMap<>();

    /** By group and topic. */
    final Map<String, Map<String, Long>> committed = new HashMap<>();

    /** By topic; the others have the id {@code first}. */
    final Map<String, String> topicIds = new HashMap<>();

    /** By table. */
    final Map<String, String> recorded = new HashMap<>();

    /** The tables whose offsets Pinot was asked for, in order. */
    final List<String> polled = new ArrayList<>();

    Instant now = Instant.parse("2026-11-20T12:00:00Z");
    boolean pinotAnswers = true;

    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    final Freshness freshness = new Freshness(Duration.ofSeconds(30));
    final FreshnessMonitor monitor;
    private final StreamCatalog catalog;
    private final Duration interval;

    /** A cluster in which everything has been read, and nobody has looked yet. */
    FakeCluster(StreamCatalog catalog) {
        this(catalog, Duration.ofMillis(500));
    }

    /** The same, whose monitor looks as often as this. */
    FakeCluster(StreamCatalog catalog, Duration interval) {
        this.catalog = catalog;
        this.interval = interval;
        for (StreamDefinition stream : catalog.streams()) {
            ends.put(stream.name().value(), 100L);
            read.put(stream.name().value(), 100L);
            committed.put(
                    StreamDefinition.processorGroup(stream.name()),
                    new HashMap<>(stream.from().stream().collect(Collectors.toMap(StreamName::value, from -> 100L))));
        }
        ends.put(ITEMS_BY_PRODUCT, 100L);
        known(committed, "millrace-order_items_enriched").put(ITEMS_BY_PRODUCT, 100L);
        Groups groups = new Groups();
        monitor = new FreshnessMonitor(
                catalog,
                new UpstreamProgress(catalog, this::log, groups, clock),
                this::log,
                table -> CompletableFuture.completedFuture(new RecordedTopic(recorded.getOrDefault(table, ""))),
                this::ask,
                freshness,
                new StalledPartitions(),
                clock,
                interval);
    }

    private CompletionStage<Map<Integer, Long>> ask(String table) {
        polled.add(table);
        return pinotAnswers
                ? CompletableFuture.completedFuture(Map.of(0, known(read, table)))
                : CompletableFuture.failedFuture(new TimeoutException());
    }

    private static <T> T known(Map<String, T> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private CompletionStage<TopicLog> log(String topic) {
        long end = known(ends, topic);
        return CompletableFuture.completedFuture(new TopicLog(
                topicIds.getOrDefault(topic, "first"), Map.of(0, new TopicLog.Partition(0, end, end, end))));
    }

    private final class Groups implements GroupOffsets {
        @Override
        public CompletionStage<Map<String, Map<Integer, Long>>> of(String group) {
            return CompletableFuture.completedFuture(known(committed, group).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, offset -> Map.of(0, offset.getValue()))));
        }

        @Override
        public CompletionStage<Set<String>> repartitionTopics(String group) {
            return CompletableFuture.completedFuture(
                    group.equals("millrace-order_items_enriched") ? Set.of(ITEMS_BY_PRODUCT) : Set.of());
        }
    }

    void after(int seconds) {
        now = now.plusSeconds(seconds);
    }

    /** Lets time pass, in which the monitor looks as often as it is set to. */
    void runFor(int seconds) {
        Instant end = now.plusSeconds(seconds);
        while (!now.plus(interval).isAfter(end)) {
            now = now.plus(interval);
            monitor.look();
        }
    }

    /** Polls all tables once a second. */
    void lookFor(int seconds) {
        for (int second = 0; second < seconds; second++) {
            after(1);
            for (StreamDefinition stream : catalog.streams()) {
                var unused = monitor.pollAgain(stream.name());
            }
        }
    }
}
