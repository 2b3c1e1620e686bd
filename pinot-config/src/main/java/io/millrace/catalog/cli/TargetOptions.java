package io.millrace.catalog.cli;

import io.millrace.catalog.apply.CatalogTarget;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the Kafka and the Pinot that a command uses. */
final class TargetOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
            description = "Kafka's brokers, as this command and Pinot reach them. Default: ${DEFAULT-VALUE}")
    private String bootstrapServers = "";

    @Option(
            names = "--pinot-controller",
            paramLabel = "URL",
            defaultValue = "${env:PINOT_CONTROLLER_URL:-http://127.0.0.1:9000}",
            description = {
                "Pinot's controller. Default: ${DEFAULT-VALUE}",
                "The account and the trusted certificates come only from the environment: PINOT_USERNAME, PINOT_PASSWORD,"
                        + " PINOT_TRUST_STORE, PINOT_TRUST_STORE_PASSWORD."
            })
    private URI pinotController = URI.create("");

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "2",
            description = "Partitions of a new topic whose stream sets none. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of each topic. With three, the loss of one stops nothing. Default: ${DEFAULT-VALUE}")
    private int replication;

    @Option(
            names = "--segment-replication",
            paramLabel = "N",
            description = "Copies of each Pinot segment. Default: the same number as of each topic.")
    private @Nullable Integer segmentReplication;

    @Option(
            names = "--retention",
            paramLabel = "DURATION",
            converter = RetentionConverter.class,
            description = {
                "How long to keep rows whose stream says how long, instead of that; Kafka keeps records no longer either.",
                "Rows that are kept for good stay. Such as P2D or PT6H. Default: what each stream says."
            })
    private @Nullable Duration retention;

    CatalogTarget target() {
        return new CatalogTarget(
                bootstrapServers,
                pinotController,
                partitions,
                replication,
                segmentReplication == null ? replication : segmentReplication,
                Optional.ofNullable(retention));
    }
}
