package io.millrace.processor.runtime;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.io.File;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Health of the state folder: whether it is writable, and its free space. */
@Readiness
@Singleton
final class StateFolderHealth implements HealthIndicator {
    private final File folder;

    StateFolderHealth(StreamsSettings settings) {
        this.folder = settings.stateDir().toFile();
    }

    @Override
    public Publisher<HealthResult> getResult() {
        long left = folder.getUsableSpace();
        HealthStatus status = folder.canWrite() && left > 0 ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("state-folder", status)
                .details(Map.of("usableBytes", left))
                .build());
    }
}
