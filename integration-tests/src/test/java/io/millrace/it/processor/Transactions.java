package io.millrace.it.processor;

import io.millrace.it.SharedStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Sees whether somebody is in the middle of writing to a topic. */
final class Transactions implements AutoCloseable {
    private final Admin kafka =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedStack.kafkaBootstrapServers()));
    private final String topic;

    Transactions(String topic) {
        this.topic = topic;
    }

    /** Whether a transaction is open: what is written then ends behind what is committed. */
    boolean isOneOpen() {
        Map<TopicPartition, Long> written = ends(IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> committed = ends(IsolationLevel.READ_COMMITTED);
        return written.entrySet().stream()
                .anyMatch(end -> end.getValue() > committed.getOrDefault(end.getKey(), Long.MAX_VALUE));
    }

    private Map<TopicPartition, Long> ends(IsolationLevel isolation) {
        try {
            Map<TopicPartition, OffsetSpec> wanted =
                    kafka.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                            .flatMap(description -> description.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition.partition()),
                                    partition -> OffsetSpec.latest()));
            Map<TopicPartition, Long> ends = new HashMap<>();
            kafka.listOffsets(wanted, new ListOffsetsOptions(isolation))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
