package io.millrace.cdc;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that are this service's own rather than the catalogue's; made where they are missing, never changed. */
@Singleton
final class OwnTopics {

    private static final String WEEK_MS = "604800000";

    private final CdcSettings settings;

    OwnTopics(CdcSettings settings) {
        this.settings = settings;
    }

    /** Those with Debezium's own envelope, one a table. */
    Set<String> envelopes() {
        Set<String> topics = new TreeSet<>();
        settings.streamsByTable().keySet().forEach(table -> topics.add(settings.topicPrefix() + "." + table));
        return topics;
    }

    List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(topic(settings.offsetsTopic(), 1, Map.of("cleanup.policy", "compact")));
        topics.add(topic(settings.leaderTopic(), 1, Map.of("cleanup.policy", "delete")));
        if (settings.source().hasSchemaHistory()) {
            topics.add(topic(
                    settings.historyTopic(),
                    1,
                    Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")));
        }
        for (String envelope : envelopes()) {
            topics.add(topic(
                    envelope,
                    settings.topicPartitions(),
                    Map.of("cleanup.policy", "delete", "retention.ms", WEEK_MS, "max.message.bytes", "4194304")));
        }
        return topics;
    }

    /** @throws ExecutionException when Kafka can't be asked or refuses */
    void make(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = wanted().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                // Another copy was faster
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic topic(String name, int partitions, Map<String, String> configs) {
        return new NewTopic(name, partitions, (short) settings.topicReplication()).configs(configs);
    }
}
