package io.millrace.api.pinot;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.millrace.service.Probe;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Down if the controller doesn't answer. The freshness is then unknown: lists are refused, and other responses have no
 * freshness.
 */
@Readiness
@Singleton
final class ControllerHealth implements HealthIndicator {
    private final Probe probe;

    ControllerHealth(ControllerApi api) {
        this.probe =
                new Probe("pinot-controller", Probe.DEGRADED, () -> api.health().thenApply(ControllerHealth::details));
    }

    private static Map<String, Object> details(@Nullable String says) {
        if (says == null) {
            throw new NoSuchElementException("Somebody else is at its address");
        }
        return Map.of("says", says.strip());
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return probe.result();
    }
}
