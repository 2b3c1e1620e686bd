package io.millrace.api.kafka;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The ends of topics whose every offset is a record's. */
@Singleton
final class LogTopicEnds implements TopicEnds {
    private final AdminClient kafka;

    LogTopicEnds(AdminClient kafka) {
        this.kafka = kafka;
    }

    @Override
    public CompletionStage<Map<Integer, Long>> of(String topic) {
        return kafka.describeTopics(List.of(topic))
                .allTopicNames()
                .toCompletionStage()
                .thenCompose(descriptions -> kafka.listOffsets(descriptions.values().stream()
                                .flatMap(description -> description.partitions().stream())
                                .collect(Collectors.toMap(
                                        partition -> new TopicPartition(topic, partition.partition()),
                                        partition -> OffsetSpec.latest())))
                        .all()
                        .toCompletionStage())
                .thenApply(ends -> ends.entrySet().stream()
                        .collect(Collectors.toMap(end -> end.getKey().partition(), end -> end.getValue()
                                .offset())));
    }
}
