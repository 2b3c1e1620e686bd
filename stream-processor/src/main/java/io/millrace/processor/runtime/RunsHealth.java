package io.millrace.processor.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/** Ready when every topology runs. One that can't is no reason to start the service again: it tries by itself. */
@Readiness
@Singleton
final class RunsHealth implements HealthIndicator {
    private final Runs runs;

    RunsHealth(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        List<RunState> states = runs.states();
        boolean allRun = states.stream().allMatch(RunState::isRunning);
        return Publishers.just(HealthResult.builder("topologies", allRun ? HealthStatus.UP : HealthStatus.DOWN)
                .details(states)
                .build());
    }
}
