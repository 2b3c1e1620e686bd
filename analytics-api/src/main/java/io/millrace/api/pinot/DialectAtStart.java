package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.millrace.catalog.dialect.PinotVersion;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the version of Pinot and warns of an untested one. Asks again until Pinot answers, since it may be down when the
 * service starts.
 */
@Context
final class DialectAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(DialectAtStart.class);

    private final ControllerApi controller;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean missed = new AtomicBoolean();

    DialectAtStart(ControllerApi controller) {
        this.controller = controller;
    }

    @Scheduled(fixedDelay = "2s")
    void look() {
        if (told.get()) {
            return;
        }
        CompletionStage<@Nullable JsonNode> answer = controller.version();
        answer.whenComplete((version, failure) -> {
            if (version != null) {
                tell(PinotVersion.of(version));
            } else if (!missed.getAndSet(true)) {
                LOG.warn("Pinot's version is not known yet, asks again reason=\"{}\"", String.valueOf(failure));
            }
        });
    }

    private void tell(PinotVersion version) {
        if (told.getAndSet(true)) {
            return;
        }
        LOG.info(
                "Connected to Pinot version={} dialect={}",
                version.text(),
                version.dialect().title());
        version.warning().ifPresent(LOG::warn);
    }
}
