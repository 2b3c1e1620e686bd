package io.millrace.cdc;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Whether the database is read, as Debezium tells; nobody logs in to look. A copy that waits for its turn doesn't speak
 * to the database at all, and is none the worse for that.
 */
@Readiness
@Singleton
final class DatabaseHealth implements HealthIndicator {
    private final CdcSettings settings;
    private final CaptureStatus status;
    private final SourceMetrics metrics;

    DatabaseHealth(CdcSettings settings, CaptureStatus status, SourceMetrics metrics) {
        this.settings = settings;
        this.status = status;
        this.metrics = metrics;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> {
            CaptureState state = CaptureState.of(status, metrics, settings);
            return HealthResult.builder("database", state.ready() ? HealthStatus.UP : HealthStatus.DOWN)
                    .details(Map.of("read", state.captures()))
                    .build();
        });
    }
}
