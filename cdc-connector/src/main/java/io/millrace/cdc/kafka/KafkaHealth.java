package io.millrace.cdc.kafka;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.service.KafkaProbe;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Not ready if Kafka can't be reached, since the capture and the election need it. */
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
