package io.millrace.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A health probe that asks Kafka for its brokers. No service can work without Kafka. */
public final class KafkaProbe implements AutoCloseable {
    private static final int ANSWERED_WITHIN_MS = 1_000;

    private final Supplier<? extends Admin> clients;
    private final Probe probe = new Probe("kafka", HealthStatus.DOWN, this::ask);
    private @Nullable Admin client;

    /**
     * @param clients makes the admin client at the first check, since that fails while Kafka's host name can't be
     *     resolved
     */
    public KafkaProbe(Supplier<? extends Admin> clients) {
        this.clients = clients;
    }

    public Publisher<HealthResult> result() {
        return probe.result();
    }

    private CompletionStage<Map<String, Object>> ask() {
        return client().describeCluster(new DescribeClusterOptions().timeoutMs(ANSWERED_WITHIN_MS))
                .nodes()
                .toCompletionStage()
                .thenApply(nodes -> Map.of("brokers", nodes.size()));
    }

    private synchronized Admin client() {
        if (client == null) {
            client = clients.get();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
