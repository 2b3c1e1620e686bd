package io.millrace.api.geofences;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready when all saved areas have been read. Before that, a copy would report existing areas as missing. */
@Readiness
@Singleton
final class SavedGeofencesHealth implements HealthIndicator {
    private final SavedGeofences geofences;

    SavedGeofencesHealth(SavedGeofences geofences) {
        this.geofences = geofences;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(
                HealthResult.builder("geofences", geofences.isWhole() ? HealthStatus.UP : HealthStatus.DOWN)
                        .build());
    }
}
