package io.millrace.api.pinot;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.service.Probe;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Down if no broker answers. Queries then fail, but ingest works. */
@Readiness
@Singleton
final class BrokerHealth implements HealthIndicator {
    private final Probe probe;

    BrokerHealth(LiveBrokers brokers) {
        this.probe = new Probe("pinot-broker", Probe.DEGRADED, brokers::health);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return probe.result();
    }
}
