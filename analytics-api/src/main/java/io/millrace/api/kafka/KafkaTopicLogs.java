package io.millrace.api.kafka;

import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamCatalog;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka for a topic's log, with or without regard to transactions as the topic needs it. */
@Singleton
final class KafkaTopicLogs implements TopicLogs {
    static final int ANSWERED_WITHIN_MS = 2_000;

    private final Set<String> plain;
    private final AdminClient kafka;
    private final CommittedDataEndOffsets dataEnds;
    private final BatchedRequests<String, TopicLog> logs = new BatchedRequests<>(this::of);

    KafkaTopicLogs(StreamCatalog catalog, AdminClient kafka, CommittedDataEndOffsets dataEnds) {
        // Ingest doesn't; the capture and the stream processor write exactly once, which takes transactions
        this.plain = catalog.streams().stream()
                .filter(stream -> stream.origin() == Origin.INGEST)
                .map(stream -> stream.name().value())
                .collect(Collectors.toSet());
        this.kafka = kafka;
        this.dataEnds = dataEnds;
    }

    @Override
    public CompletionStage<TopicLog> of(String topic) {
        return logs.of(topic);
    }

    private Map<String, CompletableFuture<TopicLog>> of(Set<String> topics) {
        Map<String, CompletableFuture<TopicDescription>> described = new HashMap<>();
        kafka.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(ANSWERED_WITHIN_MS))
                .topicNameValues()
                .forEach((topic, description) ->
                        described.put(topic, description.toCompletionStage().toCompletableFuture()));
        CompletableFuture<Offsets> offsets = CompletableFuture.allOf(
                        described.values().toArray(CompletableFuture<?>[]::new))
                .handle((all, failure) -> described.values().stream()
                        .filter(description -> !description.isCompletedExceptionally())
                        .map(CompletableFuture::join)
                        .toList())
                .thenApply(Offsets::new);
        Map<String, CompletableFuture<TopicLog>> logs = new HashMap<>();
        described.forEach((topic, description) ->
                logs.put(topic, description.thenCompose(one -> offsets.thenCompose(all -> log(one, all)))));
        return logs;
    }

    private CompletableFuture<TopicLog> log(TopicDescription topic, Offsets offsets) {
        CompletableFuture<Map<Integer, Long>> starts = offsets.of(topic, offsets.starts);
        CompletableFuture<Map<Integer, Long>> ends = offsets.of(topic, offsets.ends);
        if (plain.contains(topic.name())) {
            return starts.thenCombine(ends, (start, end) -> log(topic, start, end, end, end));
        }
        CompletableFuture<Map<Integer, Long>> stableEnds = offsets.of(topic, offsets.stableEnds);
        return CompletableFuture.allOf(starts, ends, stableEnds)
                .thenCompose(asked -> dataEnds.of(topic.name(), starts.join(), stableEnds.join()))
                .thenApply(dataEndOffset -> log(topic, starts.join(), dataEndOffset, stableEnds.join(), ends.join()));
    }

    /** The offsets of several topics, each kind of them asked for at once. */
    private final class Offsets {
        private final ListOffsetsResult starts;
        private final ListOffsetsResult ends;
        private final ListOffsetsResult stableEnds;

        Offsets(Collection<TopicDescription> topics) {
            starts = ask(topics, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
            ends = ask(topics, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
            stableEnds = ask(
                    topics.stream()
                            .filter(topic -> !plain.contains(topic.name()))
                            .toList(),
                    OffsetSpec.latest(),
                    IsolationLevel.READ_COMMITTED);
        }

        private ListOffsetsResult ask(Collection<TopicDescription> topics, OffsetSpec which, IsolationLevel isolation) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            topics.forEach(topic -> partitions(topic).forEach(partition -> asked.put(partition, which)));
            return kafka.listOffsets(asked, new ListOffsetsOptions(isolation).timeoutMs(ANSWERED_WITHIN_MS));
        }

        /** Returns the offsets of the partitions of one topic. */
        private CompletableFuture<Map<Integer, Long>> of(TopicDescription topic, ListOffsetsResult answers) {
            Map<Integer, CompletableFuture<Long>> offsets = new HashMap<>();
            partitions(topic)
                    .forEach(partition -> offsets.put(
                            partition.partition(),
                            answers.partitionResult(partition)
                                    .toCompletionStage()
                                    .thenApply(ListOffsetsResultInfo::offset)
                                    .toCompletableFuture()));
            return CompletableFuture.allOf(offsets.values().toArray(CompletableFuture<?>[]::new))
                    .thenApply(all -> offsets.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, offset -> offset.getValue()
                                    .join())));
        }
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    private static TopicLog log(
            TopicDescription topic,
            Map<Integer, Long> starts,
            Map<Integer, Long> dataEnds,
            Map<Integer, Long> stableEnds,
            Map<Integer, Long> ends) {
        Map<Integer, TopicLog.Partition> partitions = new HashMap<>();
        for (Integer partition : ends.keySet()) {
            partitions.put(
                    partition,
                    new TopicLog.Partition(
                            starts.getOrDefault(partition, 0L),
                            dataEnds.getOrDefault(partition, 0L),
                            stableEnds.getOrDefault(partition, 0L),
                            ends.getOrDefault(partition, 0L)));
        }
        return new TopicLog(topic.topicId().toString(), partitions);
    }
}
