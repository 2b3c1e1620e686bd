package io.millrace.catalog.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The topics of a Kafka cluster. */
final class Topics implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Admin admin;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        try {
            this.admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis(),
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis()));
        } catch (KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new TargetException("Kafka at " + bootstrapServers + " can't be used: " + reason.getMessage(), e);
        }
    }

    /** Adds the changes that the topics need. */
    void plan(List<WantedTopic> wanted, List<Change> changes, List<Blocked> blocked) {
        Set<String> existing = result(admin.listTopics().names());
        for (WantedTopic topic : wanted) {
            if (existing.contains(topic.name())) {
                plan(topic, changes, blocked);
            } else {
                changes.add(new Change.CreateTopic(
                        topic.name(), topic.partitions(), topic.replication(), topic.settings()));
            }
        }
    }

    /** Returns the topic of that name, or empty if there is none. */
    Optional<TopicInPlace> find(String name) {
        TopicDescription topic;
        try {
            topic = describe(name);
        } catch (TargetException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topic.partitions()
                .forEach(partition -> asked.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        result(admin.listOffsets(asked).all())
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return Optional.of(new TopicInPlace(topic.topicId().toString(), ends));
    }

    private void plan(WantedTopic wanted, List<Change> changes, List<Blocked> blocked) {
        TopicDescription topic = describe(wanted.name());
        int partitions = topic.partitions().size();
        if (partitions != wanted.partitions()) {
            blocked.add(new Blocked(
                    "topic " + wanted.name() + ", partitions " + partitions + " → " + wanted.partitions(),
                    "a key would move to another partition, and its upsert table would hold it twice;"
                            + " make a new stream and copy"));
        }
        int replication = topic.partitions().get(0).replicas().size();
        if (replication != wanted.replication()) {
            blocked.add(new Blocked(
                    "topic " + wanted.name() + ", replication " + replication + " → " + wanted.replication(),
                    "Kafka moves copies by kafka-reassign-partitions only"));
        }
        Map<String, String> settings = differences(wanted);
        if (!settings.isEmpty()) {
            changes.add(new Change.AlterTopic(wanted.name(), settings));
        }
    }

    private Map<String, String> differences(WantedTopic wanted) {
        ConfigResource resource = resource(wanted.name());
        Config config = only(result(admin.describeConfigs(List.of(resource)).all()));
        Map<String, String> differences = new TreeMap<>();
        wanted.settings().forEach((key, value) -> {
            ConfigEntry entry = config.get(key);
            if (entry == null || !value.equals(entry.value())) {
                differences.put(key, value);
            }
        });
        return differences;
    }

    void create(Change.CreateTopic topic) {
        NewTopic newTopic =
                new NewTopic(topic.name(), topic.partitions(), topic.replication()).configs(topic.settings());
        result(admin.createTopics(List.of(newTopic)).all());
        Polling.until(TIMEOUT, () -> pendingLeaders(topic));
    }

    void alter(Change.AlterTopic topic) {
        List<AlterConfigOp> operations = new ArrayList<>();
        topic.settings()
                .forEach((key, value) ->
                        operations.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        result(admin.incrementalAlterConfigs(Map.of(resource(topic.name()), operations))
                .all());
    }

    @Override
    public void close() {
        admin.close(REQUEST_TIMEOUT);
    }

    private String pendingLeaders(Change.CreateTopic topic) {
        try {
            long led = describe(topic.name()).partitions().stream()
                    .filter(partition ->
                            partition.leader() != null && !partition.leader().isEmpty())
                    .count();
            return led == topic.partitions() ? "" : "topic " + topic.name() + " has partitions without a leader";
        } catch (TargetException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return "topic " + topic.name() + " isn't known to every broker";
            }
            throw e;
        }
    }

    private TopicDescription describe(String name) {
        return only(result(admin.describeTopics(List.of(name)).allTopicNames()));
    }

    private static <T> T only(Map<?, T> answers) {
        return answers.values().iterator().next();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private <T> T result(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unreachable(cause);
            }
            throw new TargetException("Kafka at " + bootstrapServers + " refuses: " + cause, cause);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted while waiting for Kafka at " + bootstrapServers, e);
        }
    }

    private TargetException unreachable(@Nullable Throwable cause) {
        return new TargetException(
                "Kafka at " + bootstrapServers + " can't be reached: no answer in " + TIMEOUT.toSeconds() + " s",
                cause);
    }
}
