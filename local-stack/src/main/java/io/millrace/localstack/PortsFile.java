package io.millrace.localstack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports that the data was created with. Tables contain Kafka's port and ZooKeeper contains Pinot's, so a restart
 * must use the same ports.
 */
record PortsFile(Path path) {

    /** All 0 when there is no file yet. */
    StackPorts read() {
        if (!Files.exists(path)) {
            return StackPorts.free();
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StackPorts(
                port(values, "kafka"),
                port(values, "kafka-controller"),
                port(values, "zookeeper"),
                port(values, "controller"),
                port(values, "broker"),
                port(values, "server"),
                port(values, "server-admin"),
                port(values, "server-metrics"),
                port(values, "minion"),
                port(values, "mariadb"));
    }

    void write(StackPorts ports) {
        Properties values = new Properties();
        values.setProperty("kafka", Integer.toString(ports.kafka()));
        values.setProperty("kafka-controller", Integer.toString(ports.kafkaController()));
        values.setProperty("zookeeper", Integer.toString(ports.zookeeper()));
        values.setProperty("controller", Integer.toString(ports.controller()));
        values.setProperty("broker", Integer.toString(ports.broker()));
        values.setProperty("server", Integer.toString(ports.server()));
        values.setProperty("server-admin", Integer.toString(ports.serverAdmin()));
        values.setProperty("server-metrics", Integer.toString(ports.serverMetrics()));
        values.setProperty("minion", Integer.toString(ports.minion()));
        values.setProperty("mariadb", Integer.toString(ports.mariadb()));
        try (Writer writer = Files.newBufferedWriter(path)) {
            values.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Properties values, String name) {
        return Integer.parseInt(values.getProperty(name, "0"));
    }
}
