package io.millrace.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far consumer groups are, and how large the topics are in which Kafka Streams keeps state. */
final class ConsumerGroups implements AutoCloseable {

    private final Admin kafka;

    ConsumerGroups(String bootstrapServers) {
        kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Whether a group has committed the topic's end. */
    boolean hasCommittedAll(String group, String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(kafka.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        Map<TopicPartition, OffsetSpec> partitions =
                kafka.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(topic, partition.partition()),
                                partition -> OffsetSpec.latest()));
        return kafka.listOffsets(partitions).all().get().entrySet().stream().allMatch(end -> {
            OffsetAndMetadata at = committed.get(end.getKey());
            return at != null && at.offset() >= end.getValue().offset();
        });
    }

    /** Bytes of an application's changelogs on the brokers, each replica counted. */
    long changelogBytes(String application) throws ExecutionException, InterruptedException {
        Set<Integer> brokers = kafka.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .collect(Collectors.toSet());
        long bytes = 0;
        for (Map<String, LogDirDescription> folders :
                kafka.describeLogDirs(brokers).allDescriptions().get().values()) {
            for (LogDirDescription folder : folders.values()) {
                bytes += folder.replicaInfos().entrySet().stream()
                        .filter(replica -> replica.getKey().topic().startsWith(application + "-")
                                && replica.getKey().topic().endsWith("-changelog"))
                        .mapToLong(replica -> replica.getValue().size())
                        .sum();
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
