package io.millrace.api.kafka;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks Kafka for committed offsets. While a transaction is open, the previous offset counts. */
@Singleton
final class KafkaGroupOffsets implements GroupOffsets {
    private static final String REPARTITION = "-repartition";

    /** A topology's topics change only with its version, and a cluster may have thousands of topics. */
    private static final Duration TOPICS_KEPT_FOR = Duration.ofSeconds(10);

    private final AdminClient kafka;
    private final BatchedRequests<String, Map<String, Map<Integer, Long>>> committed = new BatchedRequests<>(this::of);
    private @Nullable CompletableFuture<Set<String>> topics;
    private long topicsAskedAt;

    KafkaGroupOffsets(AdminClient kafka) {
        this.kafka = kafka;
    }

    @Override
    public CompletionStage<Map<String, Map<Integer, Long>>> of(String group) {
        return committed.of(group);
    }

    private Map<String, CompletableFuture<Map<String, Map<Integer, Long>>>> of(Set<String> groups) {
        ListConsumerGroupOffsetsResult answers = kafka.listConsumerGroupOffsets(
                groups.stream()
                        .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())),
                new ListConsumerGroupOffsetsOptions().timeoutMs(KafkaTopicLogs.ANSWERED_WITHIN_MS));
        return groups.stream()
                .collect(Collectors.toMap(Function.identity(), group -> answers.partitionsToOffsetAndMetadata(group)
                        .toCompletionStage()
                        .thenApply(KafkaGroupOffsets::byTopic)
                        .toCompletableFuture()));
    }

    private static Map<String, Map<Integer, Long>> byTopic(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<String, Map<Integer, Long>> offsets = new HashMap<>();
        committed.forEach((partition, at) -> {
            if (at != null) {
                offsets.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                        .put(partition.partition(), at.offset());
            }
        });
        return offsets;
    }

    @Override
    public CompletionStage<Set<String>> repartitionTopics(String group) {
        return topics().thenApply(all -> all.stream()
                .filter(topic -> topic.startsWith(group + "-") && topic.endsWith(REPARTITION))
                .collect(Collectors.toSet()));
    }

    private synchronized CompletableFuture<Set<String>> topics() {
        long now = System.nanoTime();
        if (topics == null || topics.isCompletedExceptionally() || now - topicsAskedAt > TOPICS_KEPT_FOR.toNanos()) {
            topicsAskedAt = now;
            topics = kafka.listTopics(new ListTopicsOptions().timeoutMs(KafkaTopicLogs.ANSWERED_WITHIN_MS))
                    .names()
                    .toCompletionStage()
                    .toCompletableFuture();
        }
        return topics;
    }
}
