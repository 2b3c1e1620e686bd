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
 * Without a controller nobody knows how old a table is: lists are refused, and other answers go without their
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
