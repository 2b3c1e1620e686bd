package io.millrace.localstack.cli;

import io.millrace.catalog.cli.RetentionConverter;
import io.millrace.localstack.HeapSizes;
import io.millrace.localstack.PinotRoles;
import io.millrace.localstack.StackPorts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code up}. */
final class UpOptions {

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "4",
            description = "Orders a second of the simulated shop. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the simulated shop; the same seed makes the same shop. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--no-simulator", description = "Don't start the simulated shop.")
    private boolean noSimulator;

    @Option(
            names = "--no-services",
            description = "Start only Kafka, Pinot, MariaDB and the catalogue, to run the services from an IDE.")
    private boolean noServices;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the API and the dashboards. Default: ${DEFAULT-VALUE}")
    private int apiPort;

    @Option(
            names = "--processor-port",
            paramLabel = "PORT",
            defaultValue = "8084",
            description = "Port of the stream processor's state, health and metrics. Default: ${DEFAULT-VALUE}")
    private int processorPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of Kafka. Default: ${DEFAULT-VALUE}")
    private int kafkaPort;

    @Option(
            names = "--kafka-controller-port",
            paramLabel = "PORT",
            defaultValue = "9093",
            description = "Port of Kafka's controller. Default: ${DEFAULT-VALUE}")
    private int kafkaControllerPort;

    @Option(
            names = "--pinot-port",
            paramLabel = "PORT",
            defaultValue = "9000",
            description = "Port of Pinot's controller and console. Default: ${DEFAULT-VALUE}")
    private int pinotPort;

    @Option(
            names = "--pinot-broker-port",
            paramLabel = "PORT",
            defaultValue = "8099",
            description = "Port of Pinot's broker, for queries. Default: ${DEFAULT-VALUE}")
    private int pinotBrokerPort;

    @Option(
            names = "--pinot-server-port",
            paramLabel = "PORT",
            defaultValue = "8098",
            description = "Port of the Pinot server, for the broker. Default: ${DEFAULT-VALUE}")
    private int pinotServerPort;

    @Option(
            names = "--pinot-server-admin-port",
            paramLabel = "PORT",
            defaultValue = "8097",
            description = "Port of the Pinot server's admin API. Default: ${DEFAULT-VALUE}")
    private int pinotServerAdminPort;

    @Option(
            names = "--pinot-server-metrics-port",
            paramLabel = "PORT",
            defaultValue = "8008",
            description = "Port of the Pinot server's metrics: heap, keys, disk. Default: ${DEFAULT-VALUE}")
    private int pinotServerMetricsPort;

    @Option(
            names = "--zookeeper-port",
            paramLabel = "PORT",
            defaultValue = "2181",
            description = "Port of Pinot's ZooKeeper. Default: ${DEFAULT-VALUE}")
    private int zookeeperPort;

    @Option(
            names = "--database-port",
            paramLabel = "PORT",
            defaultValue = "3306",
            description = "Port of the shop's database, MariaDB. Default: ${DEFAULT-VALUE}")
    private int databasePort;

    @Option(
            names = "--cdc-port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "Port of the capture's state, health and metrics. Default: ${DEFAULT-VALUE}")
    private int cdcPort;

    @Option(
            names = "--edit-rate",
            paramLabel = "N",
            defaultValue = "1",
            description = "Edits a second of the simulated shop's database. Default: ${DEFAULT-VALUE}")
    private double editRate;

    @Option(
            names = "--pinot-roles",
            paramLabel = "together|apart",
            defaultValue = "together",
            description = "Run Pinot's roles in one process, or in one process each. Default: ${DEFAULT-VALUE}")
    private PinotRoles pinotRoles = PinotRoles.TOGETHER;

    @Option(
            names = "--pinot-heap",
            paramLabel = "MIB",
            description = {
                "Heap in MiB for the keys of Pinot's tables: some 121 bytes for each order, status, item and courier.",
                "Default: 1500 in one process, 1024 for the server if the roles are apart"
            })
    private @Nullable Integer pinotHeapMiB;

    @Option(
            names = "--retention",
            paramLabel = "DURATION",
            converter = RetentionConverter.class,
            defaultValue = "P1D",
            description = {
                "How long orders, statuses, positions and failed events are kept, such as P2D or PT6H. Pinot's heap has",
                "to hold their keys. Products, customers, consents and offers are kept for good. P400D keeps orders as",
                "long as catalog apply does. Default: ${DEFAULT-VALUE}"
            })
    private Duration retention = Duration.ofDays(1);

    Duration retention() {
        return retention;
    }

    PinotRoles pinotRoles() {
        return pinotRoles;
    }

    HeapSizes heaps() {
        HeapSizes usual = HeapSizes.usual();
        return pinotHeapMiB == null ? usual : usual.withPinot(pinotHeapMiB);
    }

    int apiPort() {
        return apiPort;
    }

    int cdcPort() {
        return cdcPort;
    }

    double editRate() {
        return editRate;
    }

    int processorPort() {
        return processorPort;
    }

    double rate() {
        return rate;
    }

    long seed() {
        return seed;
    }

    boolean services() {
        return !noServices;
    }

    boolean simulator() {
        return !noServices && !noSimulator;
    }

    StackPorts ports() {
        int noMinion = 0;
        return new StackPorts(
                kafkaPort,
                kafkaControllerPort,
                zookeeperPort,
                pinotPort,
                pinotBrokerPort,
                pinotServerPort,
                pinotServerAdminPort,
                pinotServerMetricsPort,
                noMinion,
                databasePort);
    }
}
