package io.millrace.cdc;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.service.KafkaProbe;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Not ready without Kafka: what is captured couldn't be written, nor could copies agree on who captures. */
@Readiness
@Singleton
final class KafkaHealth implements HealthIndicator {
    private final KafkaProbe probe;

    KafkaHealth(KafkaClients clients) {
        this.probe = new KafkaProbe(clients::admin);
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
