package io.millrace.localstack;

import java.util.Map;

/** The heap of each process in MiB. */
public record HeapSizes(int kafka, int pinot, int zookeeper, int controller, int broker, int server, int minion) {

    private static final int SMALLEST = 64;

    public HeapSizes {
        Map<String, Integer> all = Map.of(
                "kafka", kafka,
                "pinot", pinot,
                "zookeeper", zookeeper,
                "controller", controller,
                "broker", broker,
                "server", server,
                "minion", minion);
        all.forEach((name, size) -> {
            if (size < SMALLEST) {
                throw new IllegalArgumentException(
                        "The heap of " + name + " must be at least " + SMALLEST + " MiB, was " + size);
            }
        });
    }

    /** Enough for a few million orders, small enough for a laptop. */
    public static HeapSizes usual() {
        return new HeapSizes(512, 1500, 128, 512, 384, 1024, 384);
    }

    /**
     * The same with another heap for the process that holds the keys of Pinot's upsert tables: Pinot's single process,
     * or its server.
     */
    public HeapSizes withPinot(int heapMiB) {
        return new HeapSizes(kafka, heapMiB, zookeeper, controller, broker, heapMiB, minion);
    }

    int of(StackComponent component) {
        return switch (component) {
            case MARIADB -> throw new IllegalArgumentException("MariaDB is not a JVM and has no heap");
            case KAFKA -> kafka;
            case PINOT -> pinot;
            case ZOOKEEPER -> zookeeper;
            case CONTROLLER -> controller;
            case BROKER -> broker;
            case SERVER -> server;
            case MINION -> minion;
        };
    }
}
