package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.table.Retention;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads the retentions from the table configurations of the controller. */
@Singleton
final class ControllerTableRetentions implements TableRetentions {
    private final TableConfigApi controller;

    ControllerTableRetentions(TableConfigApi controller) {
        this.controller = controller;
    }

    @Override
    public CompletionStage<Optional<Duration>> of(String table) {
        return controller.table(table).thenApply(answer -> retention(table, answer));
    }

    static Optional<Duration> retention(String table, @Nullable JsonNode answer) {
        if (answer == null || !answer.has("REALTIME")) {
            throw new PinotUnavailableException("There is no table " + table + ".");
        }
        return Retention.of(answer.path("REALTIME"));
    }
}
