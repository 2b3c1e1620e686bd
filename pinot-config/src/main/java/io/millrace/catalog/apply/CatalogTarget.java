package io.millrace.catalog.apply;

import java.net.URI;

/**
 * The environment that a catalogue is applied to.
 *
 * @param bootstrapServers Kafka's brokers, {@code host:port} with commas between; Pinot gets the same addresses
 * @param pinotController Pinot's controller, such as {@code http://127.0.0.1:9000}
 * @param partitions of a topic whose stream asks for no other number; can't be changed once a topic is there
 * @param replication copies of each topic
 * @param segmentReplication copies of each segment, each on a Pinot server of its own
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
                    "pinotController must be a URL such as http://127.0.0.1:9000 but is " + pinotController);
        }
        requirePositive("partitions", partitions);
        requirePositive("replication", replication);
        requirePositive("segmentReplication", segmentReplication);
    }

    /** A target of one machine: two partitions a topic, one copy of everything. */
    public static CatalogTarget of(String bootstrapServers, URI pinotController) {
        return new CatalogTarget(
                bootstrapServers, pinotController, DEFAULT_PARTITIONS, DEFAULT_REPLICATION, DEFAULT_REPLICATION);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + value);
        }
    }
}
