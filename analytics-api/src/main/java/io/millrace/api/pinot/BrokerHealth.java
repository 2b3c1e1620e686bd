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

/** Without a broker no question is answered, and each is told so; events are taken all the same. */
@Readiness
@Singleton
final class BrokerHealth implements HealthIndicator {
    private final Probe probe;

    BrokerHealth(BrokerApi api) {
        this.probe =
                new Probe("pinot-broker", Probe.DEGRADED, () -> api.health().thenApply(BrokerHealth::details));
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
