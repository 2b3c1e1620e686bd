package io.millrace.catalog.apply;

import io.millrace.catalog.table.PinotTable;
import io.millrace.catalog.table.Retention;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The Kafka and the Pinot that a catalogue is applied to.
 *
 * @param bootstrapServers Kafka's brokers, {@code host:port} separated by commas; Pinot uses the same addresses
 * @param pinotController the address of Pinot's controller, such as {@code http://127.0.0.1:9000}
 * @param partitions the number of partitions of a topic whose stream sets none; it can't be changed later
 * @param replication the replication factor of each topic
 * @param segmentReplication the number of copies of each segment, each on another Pinot server
 * @param retention how long to keep rows whose stream says how long, instead of that; Kafka keeps records no longer
 *     either. Empty for what the stream says
 */
public record CatalogTarget(
        String bootstrapServers,
        URI pinotController,
        int partitions,
        int replication,
        int segmentReplication,
        Optional<Duration> retention) {

    private static final int DEFAULT_PARTITIONS = 2;
    private static final int DEFAULT_REPLICATION = 1;

    public CatalogTarget {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers must not be empty");
        }
        if (pinotController.getHost() == null) {
            throw new IllegalArgumentException(
                    "pinotController must be a URL such as http://127.0.0.1:9000, was " + pinotController);
        }
        requirePositive("partitions", partitions);
        requirePositive("replication", replication);
        requirePositive("segmentReplication", segmentReplication);
        retention.ifPresent(kept -> Retention.checked("retention", kept));
    }

    /** Creates a target on one machine: two partitions for each topic, one copy of everything. */
    public static CatalogTarget of(String bootstrapServers, URI pinotController) {
        return new CatalogTarget(
                bootstrapServers,
                pinotController,
                DEFAULT_PARTITIONS,
                DEFAULT_REPLICATION,
                DEFAULT_REPLICATION,
                Optional.empty());
    }

    /** Returns the same target with another retention. */
    public CatalogTarget keepingFor(Duration kept) {
        return new CatalogTarget(
                bootstrapServers, pinotController, partitions, replication, segmentReplication, Optional.of(kept));
    }

    /** Returns how long Kafka keeps the records of a topic. */
    Duration ofRecords(Duration declared) {
        return retention.filter(kept -> kept.compareTo(declared) < 0).orElse(declared);
    }

    /** Returns the table as this target gets it, before it is rendered for a Pinot version. */
    PinotTable prepared(PinotTable table) {
        PinotTable filled = table.filled(placeholders());
        Retention.of(filled.table()).ifPresent(declared -> Retention.set(filled.table(), retention.orElse(declared)));
        return filled;
    }

    /** The values of the placeholders in table configurations. */
    private Map<String, String> placeholders() {
        return Map.of(
                PinotTable.BOOTSTRAP_SERVERS,
                bootstrapServers,
                PinotTable.REPLICAS,
                String.valueOf(segmentReplication));
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }
}
