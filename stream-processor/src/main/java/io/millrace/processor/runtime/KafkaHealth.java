package io.millrace.processor.runtime;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.service.KafkaProbe;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.reactivestreams.Publisher;

/** Not ready without Kafka: it has everything that this service reads and writes, and its state. */
@Readiness
@Singleton
final class KafkaHealth implements HealthIndicator {
    private final KafkaProbe probe;

    KafkaHealth(StreamsSettings settings) {
        this.probe = new KafkaProbe(
                () -> Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers())));
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return probe.result();
    }

    @PreDestroy
    void close() {
        probe.close();
    }
}
