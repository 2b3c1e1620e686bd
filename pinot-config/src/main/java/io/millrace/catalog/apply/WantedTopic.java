package io.millrace.catalog.apply;

import io.millrace.catalog.stream.CompactedTopic;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.TopicSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A topic with the settings that the catalogue gives it. */
record WantedTopic(String name, int partitions, short replication, Map<String, String> settings) {

    /** An event has at most 1 MiB, and ingest adds fields. */
    private static final int EVENT_BYTES = 2 << 20;

    /** A refused body has at most 10 MiB, and base 64 or escapes make it longer. */
    private static final int FAILED_BYTES = 24 << 20;

    /** An area of 100,000 vertices has about 5 MiB before compression. */
    private static final int KEPT_BYTES = 8 << 20;

    private static final Duration FAILED_RETENTION = Duration.ofDays(30);

    static WantedTopic ofEvents(StreamDefinition stream, CatalogTarget target) {
        return of(stream.name().value(), stream.topic(), target, cleanup(stream.topic(), target), EVENT_BYTES);
    }

    static WantedTopic ofFailed(StreamDefinition stream, CatalogTarget target) {
        return of(
                stream.name().failedStream(),
                stream.topic(),
                target,
                deleteAfter(FAILED_RETENTION, target),
                FAILED_BYTES);
    }

    static WantedTopic ofCompacted(CompactedTopic kept, CatalogTarget target) {
        return of(kept.name().value(), kept.settings(), target, cleanup(kept.settings(), target), KEPT_BYTES);
    }

    private static Map<String, String> cleanup(TopicSettings topic, CatalogTarget target) {
        String retention = String.valueOf(topic.retention().toMillis());
        return topic.compacted()
                // A reader that is at most this far behind sees every version and every deletion
                ? Map.of(
                        "cleanup.policy", "compact",
                        "min.compaction.lag.ms", retention,
                        "delete.retention.ms", retention)
                : deleteAfter(topic.retention(), target);
    }

    private static Map<String, String> deleteAfter(Duration retention, CatalogTarget target) {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                String.valueOf(target.ofRecords(retention).toMillis()));
    }

    private static WantedTopic of(
            String name, TopicSettings topic, CatalogTarget target, Map<String, String> cleanup, int maxBytes) {
        Map<String, String> settings = new TreeMap<>(cleanup);
        settings.put("max.message.bytes", String.valueOf(maxBytes));
        // With three copies the loss of one stops nothing, and acknowledged records are on two
        settings.put("min.insync.replicas", target.replication() > 2 ? "2" : "1");
        int partitions = topic.partitions().orElse(target.partitions());
        return new WantedTopic(name, partitions, (short) target.replication(), settings);
    }
}
