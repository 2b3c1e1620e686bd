package io.millrace.catalog.apply;

import io.millrace.catalog.StreamDefinition;
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
        String retention = String.valueOf(stream.topic().retention().toMillis());
        Map<String, String> cleanup = stream.topic().compacted()
                // Whoever reads within that time sees that a key was deleted
                ? Map.of("cleanup.policy", "compact", "delete.retention.ms", retention)
                : Map.of("cleanup.policy", "delete", "retention.ms", retention);
        return of(stream.name().value(), stream, target, cleanup, EVENT_BYTES);
    }

    static WantedTopic ofFailed(StreamDefinition stream, CatalogTarget target) {
        Map<String, String> cleanup =
                Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(FAILED_RETENTION.toMillis()));
        return of(stream.name().failedStream(), stream, target, cleanup, FAILED_BYTES);
    }

    private static WantedTopic of(
            String name, StreamDefinition stream, CatalogTarget target, Map<String, String> cleanup, int maxBytes) {
        Map<String, String> settings = new TreeMap<>(cleanup);
        settings.put("max.message.bytes", String.valueOf(maxBytes));
        // With three copies one may be lost without a stop, and what is acknowledged is on two
        settings.put("min.insync.replicas", target.replication() > 2 ? "2" : "1");
        int partitions = stream.topic().partitions().orElse(target.partitions());
        return new WantedTopic(name, partitions, (short) target.replication(), settings);
    }
}
