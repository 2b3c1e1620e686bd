package io.millrace.cdc.kafka;

import io.millrace.cdc.settings.CdcSettings;
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

/**
 * The topics that belong to this service and not to the catalogue. Those that are missing are created; none is changed.
 */
@Singleton
public final class OwnTopics {

    private static final int ENVELOPE_MESSAGE_BYTES = 4 << 20;

    /**
     * The largest envelope that is written, key and value together. The rest of the topic's limit is for Kafka's record
     * header.
     */
    public static final int ENVELOPE_BYTES = ENVELOPE_MESSAGE_BYTES - 1024;

    private static final String WEEK_MS = "604800000";

    private final CdcSettings settings;

    OwnTopics(CdcSettings settings) {
        this.settings = settings;
    }

    /** The topics of Debezium's envelopes, one for each table. */
    public Set<String> envelopes() {
        Set<String> topics = new TreeSet<>();
        settings.streamsByTable().keySet().forEach(table -> topics.add(settings.topicPrefix() + "." + table));
        return topics;
    }

    private List<NewTopic> wanted() {
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
                    Map.of(
                            "cleanup.policy",
                            "delete",
                            "retention.ms",
                            WEEK_MS,
                            "max.message.bytes",
                            String.valueOf(ENVELOPE_MESSAGE_BYTES))));
        }
        return topics;
    }

    /**
     * Creates the topics that are missing.
     *
     * @throws ExecutionException when Kafka can't be reached or refuses
     */
    public void create(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = wanted().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                // Another copy has created it meanwhile
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
