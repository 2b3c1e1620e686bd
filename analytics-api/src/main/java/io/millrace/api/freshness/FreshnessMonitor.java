package io.millrace.api.freshness;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.millrace.api.kafka.TopicLog;
import io.millrace.api.kafka.TopicLogs;
import io.millrace.api.pinot.ConsumingOffsets;
import io.millrace.api.pinot.RecordedTopic;
import io.millrace.api.pinot.RecordedTopics;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import io.millrace.service.SettingsCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls regularly how far Pinot has read each table's topic. */
@Context
final class FreshnessMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(FreshnessMonitor.class);

    /** How long a query keeps the polls of its table frequent. */
    private static final Duration IN_USE = Duration.ofSeconds(10);

    /**
     * Each poll costs Kafka and Pinot some milliseconds of CPU. {@link Watermark} takes gaps that are much longer for a
     * restart of a server.
     */
    private static final Duration LONGEST_IDLE_GAP = Duration.ofSeconds(2);

    private final StreamCatalog catalog;
    private final UpstreamProgress sources;
    private final TopicLogs logs;
    private final RecordedTopics recorded;
    private final ConsumingOffsets offsets;
    private final Freshness freshness;
    private final StalledPartitions standing;
    private final Clock clock;
    private final Duration interval;
    private final Map<StreamName, CoalescedPoll> polls = new ConcurrentHashMap<>();
    private final Map<StreamName, RecordedTopic> recordedTopics = new ConcurrentHashMap<>();
    private final Set<StreamName> looked = ConcurrentHashMap.newKeySet();

    FreshnessMonitor(
            StreamCatalog catalog,
            UpstreamProgress sources,
            TopicLogs logs,
            RecordedTopics recorded,
            ConsumingOffsets offsets,
            Freshness freshness,
            StalledPartitions standing,
            Clock clock,
            @Value("${millrace.freshness.interval:500ms}") Duration interval) {
        new SettingsCheck("millrace.freshness").within("interval", interval, Duration.ofMillis(100), LONGEST_IDLE_GAP);
        this.catalog = catalog;
        this.sources = sources;
        this.logs = logs;
        this.recorded = recorded;
        this.offsets = offsets;
        this.freshness = freshness;
        this.standing = standing;
        this.clock = clock;
        this.interval = interval;
    }

    @Scheduled(fixedDelay = "${millrace.freshness.interval:500ms}")
    void look() {
        Instant now = clock.instant();
        catalog.streams().stream()
                .map(StreamDefinition::name)
                .filter(table -> isDue(table, now))
                .forEach(table -> polls(table).pollUnlessRunning());
    }

    /** A whole table that nobody asks can wait for the next look if that isn't too late, as long as servers answer. */
    private boolean isDue(StreamName table, Instant now) {
        Instant last = freshness.of(table).readAt();
        return last == null
                || !now.plus(interval).isBefore(last.plus(LONGEST_IDLE_GAP))
                || freshness.isAskedSince(table, now.minus(IN_USE))
                || freshness.state(table, now).state() != TableFreshness.State.WHOLE;
    }

    /** Polls one table. The result is completed after the poll, also after a failed one. */
    CompletableFuture<Void> pollAgain(StreamName stream) {
        return polls(stream).again();
    }

    private CoalescedPoll polls(StreamName stream) {
        return polls.computeIfAbsent(stream, name -> new CoalescedPoll(() -> look(name)));
    }

    /** Whether each table was polled at least once, successfully or not. */
    boolean hasLooked() {
        return looked.size() == catalog.streams().size();
    }

    private CompletionStage<Void> look(StreamName stream) {
        Instant at = clock.instant();
        return recordedTopic(stream)
                .thenCompose(topic -> completeUntil(stream).thenCompose(sourcesUntil -> logs.of(stream.value())
                        .thenCompose(log -> offsets.of(stream.value())
                                .thenAccept(read -> take(stream, topic, at, sourcesUntil, log, read)))))
                .exceptionally(failure -> {
                    LOG.debug("The freshness is not known table={} reason=\"{}\"", stream.value(), failure.toString());
                    return null;
                })
                .thenRun(() -> looked.add(stream));
    }

    /** Asked once, and again while the table isn't complete, since somebody may have repaired it. */
    private CompletionStage<RecordedTopic> recordedTopic(StreamName stream) {
        RecordedTopic known = recordedTopics.get(stream);
        if (known != null && freshness.of(stream).broken() == null) {
            return CompletableFuture.completedFuture(known);
        }
        return recorded.of(stream.value()).thenApply(topic -> {
            recordedTopics.put(stream, topic);
            return topic;
        });
    }

    private void take(
            StreamName stream,
            RecordedTopic topic,
            Instant at,
            @Nullable Instant sourcesUntil,
            TopicLog log,
            Map<Integer, Long> read) {
        Watermark watermark = freshness.of(stream);
        watermark.isFor(topic);
        boolean wasBroken = watermark.broken() != null;
        watermark.look(at, sourcesUntil, log, read);
        standing.look(stream, at, log.dataEnds(), read);
        TopicContinuity.Break broken = watermark.broken();
        if (broken != null && !wasBroken) {
            LOG.error("The table lacks records table={} reason=\"{}\"", stream.value(), broken.detail());
        }
    }

    /** A failure to ask about the sources must not hide what is known of the table itself. */
    private CompletionStage<@Nullable Instant> completeUntil(StreamName stream) {
        return sources.completeUntil(catalog.find(stream).orElseThrow()).exceptionally(failure -> {
            LOG.debug(
                    "The progress of the sources is not known table={} reason=\"{}\"",
                    stream.value(),
                    failure.toString());
            return null;
        });
    }
}
