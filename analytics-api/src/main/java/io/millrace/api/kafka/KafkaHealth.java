package io.millrace.api.kafka;

import io.micronaut.context.BeanProvider;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.service.KafkaProbe;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.AdminClient;
import org.reactivestreams.Publisher;

/** Not ready if Kafka can't be reached, since events can't be stored and the freshness is unknown. */
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
