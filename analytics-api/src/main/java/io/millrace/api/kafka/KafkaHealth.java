package io.millrace.api.kafka;

import io.micronaut.context.BeanProvider;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.service.KafkaProbe;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.AdminClient;
import org.reactivestreams.Publisher;

/** Not ready without Kafka: an event that is posted could not be stored, nor could anybody say how old a table is. */
@Readiness
@Singleton
final class KafkaHealth implements HealthIndicator {
    private final KafkaProbe probe;

    KafkaHealth(BeanProvider<AdminClient> kafka) {
        this.probe = new KafkaProbe(kafka::get);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return probe.result();
    }
}
