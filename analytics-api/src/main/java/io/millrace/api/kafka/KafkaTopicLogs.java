package io.millrace.api.kafka;

import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamCatalog;
import jakarta.inject.Singleton;
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
        return kafka.describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(ANSWERED_WITHIN_MS))
                .allTopicNames()
                .toCompletionStage()
                .thenCompose(descriptions -> of(descriptions.values().iterator().next()));
    }

    private CompletionStage<TopicLog> of(TopicDescription topic) {
        CompletableFuture<Map<Integer, Long>> starts =
                offsets(topic, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        CompletableFuture<Map<Integer, Long>> ends =
                offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        if (plain.contains(topic.name())) {
            return starts.thenCombine(ends, (start, end) -> log(topic, start, end, end, end));
        }
        CompletableFuture<Map<Integer, Long>> stableEnds =
                offsets(topic, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        return CompletableFuture.allOf(starts, ends, stableEnds)
                .thenCompose(asked -> dataEnds.of(topic.name(), starts.join(), stableEnds.join()))
                .thenApply(dataEndOffset -> log(topic, starts.join(), dataEndOffset, stableEnds.join(), ends.join()));
    }

    private CompletableFuture<Map<Integer, Long>> offsets(
            TopicDescription topic, OffsetSpec which, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topic.partitions()
                .forEach(partition -> asked.put(new TopicPartition(topic.name(), partition.partition()), which));
        return kafka.listOffsets(asked, new ListOffsetsOptions(isolation).timeoutMs(ANSWERED_WITHIN_MS))
                .all()
                .toCompletionStage()
                .thenApply(offsets -> offsets.entrySet().stream()
                        .collect(Collectors.toMap(offset -> offset.getKey().partition(), offset -> offset.getValue()
                                .offset())))
                .toCompletableFuture();
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
