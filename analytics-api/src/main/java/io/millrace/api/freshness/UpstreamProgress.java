package io.millrace.api.freshness;

import io.millrace.api.kafka.GroupOffsets;
import io.millrace.api.kafka.TopicLog;
import io.millrace.api.kafka.TopicLogs;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the stream processor has read the sources of a derived stream, also those of sources that are derived
 * themselves, and its own repartition topics. The processor commits its offsets in the transaction that writes the
 * results. So the results of all committed offsets are in the stream's topic.
 */
@Singleton
final class UpstreamProgress {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamProgress.class);

    private final StreamCatalog catalog;
    private final TopicLogs logs;
    private final GroupOffsets groups;
    private final Clock clock;
    private final Map<Step, Watermark> watermarks = new ConcurrentHashMap<>();

    /**
     * The running poll of each stream: one at a time, though streams that are made of it ask, too. A watermark takes the
     * offsets of a poll that overtook another one for offsets that went back.
     */
    private final Map<StreamName, CompletableFuture<@Nullable Instant>> polls = new ConcurrentHashMap<>();

    /** A topic that a group reads. */
    private record Step(String group, String topic) {}

    UpstreamProgress(StreamCatalog catalog, TopicLogs logs, GroupOffsets groups, Clock clock) {
        this.catalog = catalog;
        this.logs = logs;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * Returns the time until which all events of a stream's sources are in its topic.
     *
     * @return the present for a stream that isn't derived; null if it is unknown
     */
    CompletionStage<@Nullable Instant> completeUntil(StreamDefinition stream) {
        if (stream.from().isEmpty()) {
            return CompletableFuture.completedFuture(clock.instant());
        }
        CompletableFuture<@Nullable Instant> own = new CompletableFuture<>();
        CompletableFuture<@Nullable Instant> running = polls.putIfAbsent(stream.name(), own);
        if (running != null) {
            return running; // what it finds was so before the caller goes on
        }
        CompletionStage<@Nullable Instant> poll =
                CompletableFuture.completedFuture(stream).thenCompose(this::poll);
        return poll.whenComplete((until, failure) -> {
            polls.remove(stream.name());
            if (failure == null) {
                own.complete(until);
            } else {
                own.completeExceptionally(failure);
            }
        });
    }

    private CompletionStage<@Nullable Instant> poll(StreamDefinition stream) {
        String group = StreamDefinition.processorGroup(stream.name());
        return earliest(clock.instant(), stream.from(), from -> workedOff(group, from))
                .thenCompose(until -> groups.repartitionTopics(group)
                        .thenCompose(topics -> earliest(until, topics, topic -> repartitioned(group, topic, until))));
    }

    private CompletionStage<@Nullable Instant> workedOff(String group, StreamName from) {
        return completeUntil(catalog.find(from).orElseThrow())
                .thenCompose(until -> read(group, from.value(), logs::of, until));
    }

    /** Kafka Streams deletes the records of a repartition topic that it has read. */
    private CompletionStage<@Nullable Instant> repartitioned(String group, String topic, @Nullable Instant until) {
        return read(group, topic, name -> logs.of(name).thenApply(TopicLog::fromTheBeginning), until);
    }

    /** The time until which a group has read a topic, and everything that the topic is made from. */
    private CompletionStage<@Nullable Instant> read(
            String group,
            String topic,
            Function<String, CompletionStage<TopicLog>> logOf,
            @Nullable Instant sourcesUntil) {
        Instant at = clock.instant();
        Step step = new Step(group, topic);
        return logOf.apply(topic).thenCompose(log -> groups.of(group)
                .thenApply(committed -> take(step, at, sourcesUntil, log, committed.getOrDefault(topic, Map.of()))));
    }

    private @Nullable Instant take(
            Step step, Instant at, @Nullable Instant sourcesUntil, TopicLog log, Map<Integer, Long> committed) {
        Watermark watermark = watermarks.computeIfAbsent(step, unused -> new Watermark());
        boolean wasBroken = watermark.broken() != null;
        watermark.look(at, sourcesUntil, log, committed);
        TopicContinuity.Break broken = watermark.broken();
        if (broken != null && !wasBroken) {
            LOG.error(
                    "The group has lost records of a topic group={} topic={} reason=\"{}\"",
                    step.group(),
                    step.topic(),
                    broken.detail());
        }
        if (broken instanceof TopicContinuity.Break.TopicReplaced) {
            watermarks.remove(step); // Kafka Streams begins at the new topic's beginning
        }
        return watermark.wholeUntil();
    }

    /** The earliest of the instants; null if one is unknown. */
    private static <T> CompletionStage<@Nullable Instant> earliest(
            @Nullable Instant until, Collection<T> asked, Function<T, CompletionStage<@Nullable Instant>> ask) {
        List<CompletableFuture<@Nullable Instant>> answers =
                asked.stream().map(one -> ask.apply(one).toCompletableFuture()).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> {
                    @Nullable Instant earliest = until;
                    for (CompletableFuture<@Nullable Instant> answer : answers) {
                        earliest = earlier(earliest, answer.join());
                    }
                    return earliest;
                });
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isBefore(other) ? one : other;
    }
}
