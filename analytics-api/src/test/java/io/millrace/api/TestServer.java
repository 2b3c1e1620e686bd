package io.millrace.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.millrace.api.kafka.FakePublisher;
import io.millrace.api.kafka.NoCompactedTopics;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The service over HTTP, with a fake for Kafka's producer; the rest of Kafka, and Pinot, are away. */
public final class TestServer implements AutoCloseable {
    private final FakePublisher publisher = new FakePublisher();
    private final EmbeddedServer server;

    private TestServer(Map<String, Object> settings) {
        this.server = ApplicationContext.builder()
                .properties(settings)
                .beanDefinitions(publisher.bean(), new NoCompactedTopics().bean())
                .run(EmbeddedServer.class);
    }

    /** Starts it, on a port of its own. */
    public static TestServer start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "micronaut.server.port", -1,
                "kafka.bootstrap.servers", "127.0.0.1:1",
                "micronaut.http.services.pinot-broker.url", "http://127.0.0.1:1",
                "micronaut.http.services.pinot-controller.url", "http://127.0.0.1:1"));
        all.putAll(settings);
        return new TestServer(all);
    }

    public URI address() {
        return server.getURI();
    }

    public ApplicationContext beans() {
        return server.getApplicationContext();
    }

    /** What the service has stored. */
    public FakePublisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        server.close();
    }
}
