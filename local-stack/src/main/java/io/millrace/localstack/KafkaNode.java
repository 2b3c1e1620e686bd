package io.millrace.localstack;

import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.JavaCommand;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A single Kafka broker that is its own KRaft controller. */
final class KafkaNode {

    /** Any will do; a fixed one lets a log folder be moved to another machine. */
    private static final String CLUSTER_ID = "bWlsbHJhY2UtbG9jYWwtMQ";

    /** Kafka flushes its logs when asked to end; without that, the next start checks every segment. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);

    private static final int FORMAT_TIMEOUT_S = 60;

    private final StackSettings settings;
    private final StackPorts ports;
    private final StackFolder folder;

    KafkaNode(StackSettings settings, StackPorts ports) {
        this.settings = settings;
        this.ports = ports;
        this.folder = settings.folder();
    }

    ChildProcess process() {
        Path properties = writeProperties();
        ChildSpec spec = new ChildSpec(
                StackComponent.KAFKA.label(),
                java("kafka.Kafka", settings.heaps().kafka()).with(properties.toString()),
                Map.of(),
                List.of(new Port("Kafka", ports.kafka()), new Port("Kafka's controller", ports.kafkaController())),
                List.of(HealthCheck.kafka(ports.kafka())),
                STOP_GRACE);
        return new ChildProcess(spec, folder);
    }

    /** Formats the log folder for Kafka; does nothing if it is formatted. */
    void format() {
        Path logs = folder.data("kafka");
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        List<String> command = java("kafka.tools.StorageTool", settings.heaps().kafka())
                .with(
                        "format",
                        "--cluster-id",
                        CLUSTER_ID,
                        "--config",
                        writeProperties().toString());
        Path log = folder.run("kafka-format.out");
        try {
            Process format = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!format.waitFor(FORMAT_TIMEOUT_S, TimeUnit.SECONDS) || format.exitValue() != 0) {
                format.destroyForcibly();
                throw new StackException("Kafka can't format " + logs + ":\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while formatting Kafka's folder", e);
        }
    }

    private JavaCommand java(String main, int heapMiB) {
        return new JavaCommand(
                NodeClassPath.read("kafka.classpath"),
                List.of(
                        "-Xmx" + heapMiB + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true"),
                main);
    }

    private Path writeProperties() {
        String text =
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENTS://127.0.0.1:%1$d
                listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENTS
                controller.listener.names=CONTROLLER
                log.dirs=%3$s

                # A topic comes from the catalogue or not at all
                auto.create.topics.enable=false

                # One broker holds every replica
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0

                # Above the largest record of any topic (24 MiB in a failed stream); each topic sets its own limit
                message.max.bytes=26214400
                replica.fetch.max.bytes=26214400
                replica.fetch.response.max.bytes=26214400
                socket.request.max.bytes=104857600

                # After a restart the controller takes the broker's last life for alive until its session ends (9 s as shipped)
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500

                num.network.threads=2
                num.io.threads=4
                log.segment.bytes=134217728
                """
                        .formatted(ports.kafka(), ports.kafkaController(), folder.data("kafka"));
        try {
            return Files.writeString(folder.run("kafka.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
