package io.millrace.cdc.state;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Ready while this copy reads the database, or while another copy leads. It takes Debezium's metrics and opens no
 * connection.
 */
@Readiness
@Singleton
final class DatabaseHealth implements HealthIndicator {
    private final CaptureStates states;

    DatabaseHealth(CaptureStates states) {
        this.states = states;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> {
            CaptureState state = states.current();
            return HealthResult.builder("database", state.databaseInOrder() ? HealthStatus.UP : HealthStatus.DOWN)
                    .details(Map.of("read", state.captures()))
                    .build();
        });
    }
}
