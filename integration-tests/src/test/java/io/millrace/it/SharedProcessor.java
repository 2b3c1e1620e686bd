package io.millrace.it;

import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.JavaCommand;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The stream processor that all tests share: its jar in a process of its own, on the {@link SharedStack}. */
public final class SharedProcessor {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Path FOLDER = Path.of("target/it/processor").toAbsolutePath();

    private SharedProcessor() {}

    /** Initialized once, by the class loader's lock. */
    private static final class Holder {
        static final int PORT = Port.anyFree();
        static final ChildProcess PROCESS = startFirst();
    }

    public static ApiClient client() {
        start();
        return clientAsItIs();
    }

    /** Calls it whether it runs and is ready or not. */
    public static ApiClient clientAsItIs() {
        return new ApiClient(URI.create("http://127.0.0.1:" + Holder.PORT));
    }

    /** Starts it unless it runs, and waits until its topologies run. */
    public static synchronized void start() {
        if (!Holder.PROCESS.isAlive()) {
            Holder.PROCESS.start(START_TIMEOUT);
        }
    }

    /** As {@code kill -9} does. */
    public static void kill() {
        Holder.PROCESS.kill();
    }

    /** Where its state is kept while it runs. */
    public static Path stateFolder() {
        return FOLDER.resolve("state");
    }

    private static ChildProcess startFirst() {
        SharedApi.address(); // whose start applies the catalogue
        Path jar = Path.of(System.getProperty("millrace.root"), "stream-processor/target/stream-processor.jar");
        ChildSpec spec = new ChildSpec(
                "stream-processor",
                new JavaCommand(List.of(jar), List.of("-Xmx256m"), "io.millrace.processor.Application").with(),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        SharedStack.kafkaBootstrapServers(),
                        "MILLRACE_STATE_DIR",
                        stateFolder().toString(),
                        "MILLRACE_ORDER_RETENTION",
                        SharedStack.RETENTION.toString(),
                        "MICRONAUT_SERVER_PORT",
                        Integer.toString(Holder.PORT)),
                List.of(),
                List.of(HealthCheck.http(Holder.PORT, "/health")),
                Duration.ofSeconds(10));
        ChildProcess process = new ChildProcess(spec, new StackFolder(FOLDER));
        Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "stop the shared processor"));
        return process;
    }
}
