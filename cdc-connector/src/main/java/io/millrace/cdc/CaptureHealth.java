package io.millrace.cdc;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready while it captures, or while another copy does. */
@Readiness
@Singleton
final class CaptureHealth implements HealthIndicator {

    private final CdcSettings settings;
    private final CaptureStatus status;
    private final SourceMetrics metrics;

    CaptureHealth(CdcSettings settings, CaptureStatus status, SourceMetrics metrics) {
        this.settings = settings;
        this.status = status;
        this.metrics = metrics;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> {
            CaptureState state = CaptureState.of(status, metrics, settings);
            return HealthResult.builder("capture", state.ready() ? HealthStatus.UP : HealthStatus.DOWN)
                    .details(state)
                    .build();
        });
    }
}
