package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.table.PinotTable;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads the recorded topics from the table configurations of the controller. */
@Singleton
final class ControllerRecordedTopics implements RecordedTopics {
    private final TableConfigApi controller;

    ControllerRecordedTopics(TableConfigApi controller) {
        this.controller = controller;
    }

    @Override
    public CompletionStage<RecordedTopic> of(String table) {
        return controller.table(table).thenApply(ControllerRecordedTopics::topic);
    }

    static RecordedTopic topic(@Nullable JsonNode answer) {
        return answer == null
                ? RecordedTopic.NONE
                : new RecordedTopic(answer.path("REALTIME")
                        .at("/metadata/customConfigs")
                        .path(PinotTable.RECORDED_TOPIC)
                        .asText());
    }
}
