package io.millrace.it;

import io.millrace.catalog.apply.CatalogClient;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.JavaCommand;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The service that all tests share, as it is deployed: its jar in a process of its own, on the {@link SharedStack}. */
public final class SharedApi {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private static final AtomicInteger COPIES = new AtomicInteger();

    private SharedApi() {}

    /** Initialized once, by the class loader's lock. */
    private static final class Holder {
        static final URI ADDRESS = start();
    }

    public static URI address() {
        return Holder.ADDRESS;
    }

    public static ApiClient client() {
        return new ApiClient(address());
    }

    private static URI start() {
        try (CatalogClient client = CatalogClient.of(SharedStack.catalogTarget())) {
            client.apply(client.plan(StreamCatalog.load()));
        }
        return startCopy("api", Map.of()).address();
    }

    /** A copy of the service, beside the one that all share, and its log. */
    public record Copy(URI address, ChildProcess process, Path log) implements AutoCloseable {
        public ApiClient client() {
            return new ApiClient(address);
        }

        @Override
        public void close() {
            process.stop();
        }
    }

    /** Starts another copy and waits until it is ready; who asks for it ends it. */
    public static Copy another() {
        return another(Map.of());
    }

    /** The same, with settings of its own, as environment variables. */
    public static Copy another(Map<String, String> settings) {
        address(); // whose start applies the catalogue
        return startCopy("another-api-" + COPIES.incrementAndGet(), settings);
    }

    private static Copy startCopy(String folder, Map<String, String> settings) {
        int port = Port.anyFree();
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", SharedStack.kafkaBootstrapServers(),
                "PINOT_BROKER_URL", SharedStack.pinotBroker().toString(),
                "PINOT_CONTROLLER_URL", SharedStack.pinotController().toString(),
                "MILLRACE_PINOT_SERVER_METRICS",
                        SharedStack.get().pinotServerMetrics().toString(),
                "MICRONAUT_SERVER_PORT", Integer.toString(port)));
        environment.putAll(settings);
        Path jar = Path.of(System.getProperty("millrace.root"), "analytics-api/target/analytics-api.jar");
        ChildSpec spec = new ChildSpec(
                "analytics-api",
                new JavaCommand(List.of(jar), List.of("-Xmx512m"), "io.millrace.api.Application").with(),
                environment,
                List.of(),
                List.of(HealthCheck.http(port, "/health")),
                Duration.ofSeconds(10));
        StackFolder files = new StackFolder(Path.of("target/it").resolve(folder).toAbsolutePath());
        ChildProcess process = new ChildProcess(spec, files);
        Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "stop the service in " + folder));
        process.start(START_TIMEOUT);
        return new Copy(URI.create("http://127.0.0.1:" + port), process, files.log("analytics-api"));
    }
}
