package io.millrace.catalog.apply;

import java.net.URI;

/**
 * The environment that a catalogue is applied to.
 *
 * @param bootstrapServers Kafka's brokers, {@code host:port} with commas between; Pinot gets the same addresses
 * @param pinotController Pinot's controller, such as {@code http://127.0.0.1:9000}
 * @param partitions of a topic whose stream asks for no other number; can't be changed once a topic is there
 * @param replication copies of each topic and of each segment
 */
public record CatalogTarget(String bootstrapServers, URI pinotController, int partitions, int replication) {

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
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    "partitions and replication must be at least 1 but are " + partitions + " and " + replication);
        }
    }

    /** A target of one machine: two partitions a topic, one copy of everything. */
    public static CatalogTarget of(String bootstrapServers, URI pinotController) {
        return new CatalogTarget(bootstrapServers, pinotController, DEFAULT_PARTITIONS, DEFAULT_REPLICATION);
    }
}
