package io.millrace.api.freshness;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Ready after the first poll of all tables, whatever its result. Before that, this copy would refuse requests that
 * another copy can answer.
 */
@Readiness
@Singleton
final class FirstPollHealth implements HealthIndicator {
    private final FreshnessMonitor monitor;

    FirstPollHealth(FreshnessMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                HealthResult.builder("first-look", monitor.hasLooked() ? HealthStatus.UP : HealthStatus.DOWN)
                        .build());
    }
}
