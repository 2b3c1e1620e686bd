package io.millrace.catalog.apply;

import io.millrace.catalog.KeptTopic;
import io.millrace.catalog.StreamDefinition;
import io.millrace.catalog.TopicSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A topic as the catalogue has it. */
record WantedTopic(String name, int partitions, short replication, Map<String, String> settings) {

    /** An event may have 1 MiB, and grows by what ingest adds. */
    private static final int EVENT_BYTES = 2 << 20;

    /** A refused body may have 10 MiB, and grows in base 64 or by escapes. */
    private static final int FAILED_BYTES = 24 << 20;

    private static final Duration FAILED_RETENTION = Duration.ofDays(30);

    static WantedTopic ofEvents(StreamDefinition stream, CatalogTarget target) {
        return of(stream.name().value(), stream.topic(), target, cleanup(stream.topic()), EVENT_BYTES);
    }

    static WantedTopic ofFailed(StreamDefinition stream, CatalogTarget target) {
        Map<String, String> cleanup =
                Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(FAILED_RETENTION.toMillis()));
        return of(stream.name().failedStream(), stream.topic(), target, cleanup, FAILED_BYTES);
    }

    static WantedTopic ofKept(KeptTopic kept, CatalogTarget target) {
        return of(kept.name().value(), kept.settings(), target, cleanup(kept.settings()), EVENT_BYTES);
    }

    private static Map<String, String> cleanup(TopicSettings topic) {
        String retention = String.valueOf(topic.retention().toMillis());
        return topic.compacted()
                // Whoever reads within that time sees that a key was deleted
                ? Map.of("cleanup.policy", "compact", "delete.retention.ms", retention)
                : Map.of("cleanup.policy", "delete", "retention.ms", retention);
    }

    private static WantedTopic of(
            String name, TopicSettings topic, CatalogTarget target, Map<String, String> cleanup, int maxBytes) {
        Map<String, String> settings = new TreeMap<>(cleanup);
        settings.put("max.message.bytes", String.valueOf(maxBytes));
        // With three copies one may be lost without a stop, and what is acknowledged is on two
        settings.put("min.insync.replicas", target.replication() > 2 ? "2" : "1");
        int partitions = topic.partitions().orElse(target.partitions());
        return new WantedTopic(name, partitions, (short) target.replication(), settings);
    }
}
