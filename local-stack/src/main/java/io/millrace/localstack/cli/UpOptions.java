package io.millrace.localstack.cli;

import io.millrace.localstack.HeapSizes;
import io.millrace.localstack.PinotRoles;
import io.millrace.localstack.StackPorts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What kind of Millrace to start. */
final class UpOptions {

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "16",
            description = "Orders a second that the simulated shop takes. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The same seed makes the same shop. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--no-simulator", description = "Without the simulated shop.")
    private boolean noSimulator;

    @Option(
            names = "--no-services",
            description = "Kafka, Pinot, MariaDB and the catalogue only: for running the services from an IDE.")
    private boolean noServices;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The API and the dashboards. Default: ${DEFAULT-VALUE}")
    private int apiPort;

    @Option(
            names = "--processor-port",
            paramLabel = "PORT",
            defaultValue = "8084",
            description = "The stream processor's state, health and metrics. Default: ${DEFAULT-VALUE}")
    private int processorPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Kafka. Default: ${DEFAULT-VALUE}")
    private int kafkaPort;

    @Option(
            names = "--kafka-controller-port",
            paramLabel = "PORT",
            defaultValue = "9093",
            description = "Kafka's controller. Default: ${DEFAULT-VALUE}")
    private int kafkaControllerPort;

    @Option(
            names = "--pinot-port",
            paramLabel = "PORT",
            defaultValue = "9000",
            description = "Pinot's controller and console. Default: ${DEFAULT-VALUE}")
    private int pinotPort;

    @Option(
            names = "--pinot-broker-port",
            paramLabel = "PORT",
            defaultValue = "8099",
            description = "Pinot's queries. Default: ${DEFAULT-VALUE}")
    private int pinotBrokerPort;

    @Option(
            names = "--pinot-server-port",
            paramLabel = "PORT",
            defaultValue = "8098",
            description = "The Pinot server, for the broker. Default: ${DEFAULT-VALUE}")
    private int pinotServerPort;

    @Option(
            names = "--pinot-server-admin-port",
            paramLabel = "PORT",
            defaultValue = "8097",
            description = "The Pinot server's administration. Default: ${DEFAULT-VALUE}")
    private int pinotServerAdminPort;

    @Option(
            names = "--zookeeper-port",
            paramLabel = "PORT",
            defaultValue = "2181",
            description = "Pinot's ZooKeeper. Default: ${DEFAULT-VALUE}")
    private int zookeeperPort;

    @Option(
            names = "--database-port",
            paramLabel = "PORT",
            defaultValue = "3306",
            description = "The shop's database, MariaDB. Default: ${DEFAULT-VALUE}")
    private int databasePort;

    @Option(
            names = "--cdc-port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "The state of the capture of database changes. Default: ${DEFAULT-VALUE}")
    private int cdcPort;

    @Option(
            names = "--edit-rate",
            paramLabel = "N",
            defaultValue = "1",
            description = "Edits a second that the simulated shop makes in its database. Default: ${DEFAULT-VALUE}")
    private double editRate;

    @Option(
            names = "--pinot-roles",
            paramLabel = "together|apart",
            defaultValue = "together",
            description = "Pinot's roles in one process, or in one each. Default: ${DEFAULT-VALUE}")
    private PinotRoles pinotRoles = PinotRoles.TOGETHER;

    @Option(
            names = "--pinot-heap",
            paramLabel = "MIB",
            description = {
                "The heap that holds the keys of Pinot's tables: some 200 bytes for each order, status, item and courier.",
                "Default: 1500 in one process, 1024 for the server when the roles are apart"
            })
    private @Nullable Integer pinotHeapMiB;

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
                noMinion,
                databasePort);
    }
}
