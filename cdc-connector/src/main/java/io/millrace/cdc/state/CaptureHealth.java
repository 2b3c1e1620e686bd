package io.millrace.cdc.state;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready while the database is read and no table lacks a column that its stream needs, or while another copy leads. */
@Readiness
@Singleton
final class CaptureHealth implements HealthIndicator {

    private final CaptureStates states;

    CaptureHealth(CaptureStates states) {
        this.states = states;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> {
            return HealthResult.builder("capture", states.current().ready() ? HealthStatus.UP : HealthStatus.DOWN)
                    .details(states.report())
                    .build();
        });
    }
}
