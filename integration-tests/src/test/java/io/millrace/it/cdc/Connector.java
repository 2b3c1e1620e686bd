package io.millrace.it.cdc;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.SharedStack;
import io.millrace.localstack.process.ChildProcess;
import io.millrace.localstack.process.ChildSpec;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.JavaCommand;
import io.millrace.localstack.process.Port;
import io.millrace.localstack.process.StackException;
import io.millrace.localstack.process.StackFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One copy of the cdc-connector, its jar in a process of its own. */
final class Connector implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port = Port.anyFree();
    private final ChildProcess process;

    Connector(String name, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", SharedStack.kafkaBootstrapServers(),
                "CDC_DATABASE_PORT", Integer.toString(SharedStack.get().databasePort()),
                "MICRONAUT_SERVER_PORT", Integer.toString(port)));
        environment.putAll(SharedStack.get().captureSettings());
        environment.putAll(settings);
        Path jar = Path.of(System.getProperty("millrace.root"), "cdc-connector/target/cdc-connector.jar");
        List<Path> classPath = new ArrayList<>(List.of(jar));
        classPath.addAll(SharedStack.get().captureLibraries());
        ChildSpec spec = new ChildSpec(
                name,
                new JavaCommand(classPath, List.of("-Xmx256m"), "io.millrace.cdc.Application").with(),
                environment,
                List.of(),
                List.of(HealthCheck.http(port, "/health/liveness")),
                Duration.ofSeconds(30));
        process =
                new ChildProcess(spec, new StackFolder(Path.of("target/it/cdc").toAbsolutePath()));
        Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "stop " + name));
    }

    void start() {
        process.start(START_TIMEOUT);
    }

    /** Starts it, waits until it has ended by itself, and gives the end of its log. */
    String startUntilItEnds() {
        try {
            process.start(START_TIMEOUT); // healthy for a moment, or not at all
        } catch (StackException e) {
            return String.valueOf(e.getMessage());
        }
        await().atMost(START_TIMEOUT).until(() -> !process.isAlive());
        return process.lastWords();
    }

    void kill() {
        process.kill();
    }

    String state() {
        try {
            return json("/state").path("state").asText();
        } catch (IOException e) {
            return "away";
        }
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path)).GET()).body());
    }

    String text(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).GET()).body();
    }

    int status(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).GET()).statusCode();
    }

    int post(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    /** As a browser does for the page of another site. */
    int postFromElsewhere(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path))
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
