package io.millrace.catalog.cli;

import io.millrace.catalog.apply.CatalogTarget;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka and Pinot a command works on. */
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
            description = "Pinot's controller. Default: ${DEFAULT-VALUE}")
    private URI pinotController = URI.create("");

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "2",
            description = "Partitions of a new topic, where its stream doesn't say. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of each topic; with three, one may be lost without a stop. Default: ${DEFAULT-VALUE}")
    private int replication;

    @Option(
            names = "--segment-replication",
            paramLabel = "N",
            description = "Copies of each of Pinot's segments. Default: as many as of each topic.")
    private @Nullable Integer segmentReplication;

    CatalogTarget target() {
        return new CatalogTarget(
                bootstrapServers,
                pinotController,
                partitions,
                replication,
                segmentReplication == null ? replication : segmentReplication);
    }
}
