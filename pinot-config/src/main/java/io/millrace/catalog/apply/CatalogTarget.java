package io.millrace.catalog.apply;

import io.millrace.catalog.table.PinotTable;
import java.net.URI;
import java.util.Map;

/**
 * The Kafka and the Pinot that a catalogue is applied to.
 *
 * @param bootstrapServers Kafka's brokers, {@code host:port} separated by commas; Pinot uses the same addresses
 * @param pinotController the address of Pinot's controller, such as {@code http://127.0.0.1:9000}
 * @param partitions the number of partitions of a topic whose stream sets none; it can't be changed later
 * @param replication the replication factor of each topic
 * @param segmentReplication the number of copies of each segment, each on another Pinot server
 */
public record CatalogTarget(
        String bootstrapServers, URI pinotController, int partitions, int replication, int segmentReplication) {

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
    }

    /** Creates a target on one machine: two partitions for each topic, one copy of everything. */
    public static CatalogTarget of(String bootstrapServers, URI pinotController) {
        return new CatalogTarget(
                bootstrapServers, pinotController, DEFAULT_PARTITIONS, DEFAULT_REPLICATION, DEFAULT_REPLICATION);
    }

    /** The values of the placeholders in table configurations. */
    Map<String, String> placeholders() {
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
