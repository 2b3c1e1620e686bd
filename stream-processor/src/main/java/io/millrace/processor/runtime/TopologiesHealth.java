package io.millrace.processor.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * Ready when every topology runs. A topology that can't run retries by itself, so the service need not be restarted.
 */
@Readiness
@Singleton
final class TopologiesHealth implements HealthIndicator {
    private final TopologyRuns runs;

    TopologiesHealth(TopologyRuns runs) {
        this.runs = runs;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        List<TopologyState> states = runs.states();
        boolean allRun = states.stream().allMatch(TopologyState::isRunning);
        return Publishers.just(HealthResult.builder("topologies", allRun ? HealthStatus.UP : HealthStatus.DOWN)
                .details(states)
                .build());
    }
}
