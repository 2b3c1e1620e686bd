package io.millrace.localstack.cli;

import io.millrace.localstack.LocalStack;
import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.JavaCommand;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Millrace's own services as child processes, run from their jars. */
record Services(Path home, StackFolder folder, UpOptions options) {

    /** Time for the API to send its last batches to Kafka. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    /** In the order they start in. */
    List<ChildProcess> processes(LocalStack stack) {
        List<ChildProcess> processes = new ArrayList<>();
        if (options.services()) {
            processes.add(api(stack));
            processes.add(cdcConnector(stack));
            processes.add(streamProcessor(stack));
        }
        if (options.simulator()) {
            processes.add(simulator(stack));
        }
        return processes;
    }

    /** The step that loads the shop's database if it is empty; none if no services run. */
    Optional<OneShot> databaseLoad(LocalStack stack) {
        if (!options.services()) {
            return Optional.empty();
        }
        List<String> command = java(jar("simulator"), 128)
                .with("load-database", "--seed", Long.toString(options.seed()), "--database", databaseUrl(stack));
        return Optional.of(new OneShot("load-database", command, folder));
    }

    private static String databaseUrl(LocalStack stack) {
        return "jdbc:mariadb://127.0.0.1:" + stack.mariadbPort() + "/pizzashop?user=mysqluser&password=mysqlpw";
    }

    private ChildProcess cdcConnector(LocalStack stack) {
        return new ChildProcess(
                new ChildSpec(
                        "cdc-connector",
                        java(jar("cdc-connector"), 256).with(),
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS", stack.kafkaBootstrapServers(),
                                "CDC_DATABASE_PORT", Integer.toString(stack.mariadbPort()),
                                "MICRONAUT_SERVER_PORT", Integer.toString(options.cdcPort())),
                        List.of(new Port("the capture of database changes", options.cdcPort())),
                        List.of(HealthCheck.http(options.cdcPort(), "/health/readiness")),
                        STOP_GRACE),
                folder);
    }

    private ChildProcess streamProcessor(LocalStack stack) {
        Map<String, String> variables = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", stack.kafkaBootstrapServers(),
                "MILLRACE_STATE_DIR", folder.data("stream-processor").toString(),
                "MILLRACE_ORDER_RETENTION", options.retention().toString(),
                "MICRONAUT_SERVER_PORT", Integer.toString(options.processorPort()));
        return new ChildProcess(
                new ChildSpec(
                        "stream-processor",
                        java(jar("stream-processor"), 256).with(),
                        variables,
                        List.of(new Port("the stream processor", options.processorPort())),
                        List.of(HealthCheck.http(options.processorPort(), "/health")),
                        STOP_GRACE),
                folder);
    }

    private ChildProcess api(LocalStack stack) {
        return new ChildProcess(
                new ChildSpec(
                        "analytics-api",
                        java(jar("analytics-api"), 512).with(),
                        Map.of(
                                "KAFKA_BOOTSTRAP_SERVERS", stack.kafkaBootstrapServers(),
                                "PINOT_BROKER_URL", stack.pinotBroker().toString(),
                                "PINOT_CONTROLLER_URL", stack.pinotController().toString(),
                                "MILLRACE_PINOT_SERVER_METRICS",
                                        stack.pinotServerMetrics().toString(),
                                "MICRONAUT_SERVER_PORT", Integer.toString(options.apiPort())),
                        List.of(new Port("the API", options.apiPort())),
                        // The API is also healthy without Pinot, since it accepts events then; here it counts as up
                        // when it responds
                        List.of(
                                HealthCheck.http(options.apiPort(), "/health"),
                                HealthCheck.http(options.apiPort(), "/orders/overview")),
                        STOP_GRACE),
                folder);
    }

    private ChildProcess simulator(LocalStack stack) {
        String[] arguments = {
            "--api", "http://127.0.0.1:" + options.apiPort(),
            "--rate", Double.toString(options.rate()).replaceFirst("\\.0$", ""),
            "--seed", Long.toString(options.seed()),
            "--database", databaseUrl(stack),
            "--edit-rate", Double.toString(options.editRate())
        };
        return new ChildProcess(
                new ChildSpec(
                        "simulator",
                        java(jar("simulator"), 128).with(arguments),
                        Map.of(),
                        List.of(),
                        List.of(),
                        STOP_GRACE),
                folder);
    }

    private static JavaCommand java(Path jar, int heapMiB) {
        return new JavaCommand(
                List.of(jar),
                List.of("-Xmx" + heapMiB + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                mainClass(jar));
    }

    private Path jar(String module) {
        Path jar = home.resolve(module).resolve("target").resolve(module + ".jar");
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing. Build first: ./mvnw -DskipTests package");
        }
        return jar;
    }

    private static String mainClass(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
                    .orElseThrow(() -> new StackException(jar + " names no main class"));
        } catch (IOException e) {
            throw new StackException("Can't read " + jar + ": " + e.getMessage(), e);
        }
    }
}
