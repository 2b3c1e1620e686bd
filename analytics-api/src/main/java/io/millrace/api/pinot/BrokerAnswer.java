package io.millrace.api.pinot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A broker's answer to {@code POST /query/sql}. Errors come in it with status 200; {@code partialResult} exists only
 * from Pinot 1.x on.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BrokerAnswer(
        @Nullable ResultTable resultTable,
        @Nullable List<BrokerException> exceptions,
        int numServersQueried,
        int numServersResponded,
        boolean numGroupsLimitReached,
        boolean partialResult) {

    boolean hasErrors() {
        return exceptions != null && !exceptions.isEmpty();
    }

    boolean isPartial() {
        return numServersResponded < numServersQueried || partialResult;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ResultTable(DataSchema dataSchema, List<List<JsonNode>> rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record DataSchema(List<String> columnNames) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BrokerException(int errorCode, @Nullable String message) {
        private static final int MOST = 200;

        /** On one line: some messages are a stack trace. */
        String summary() {
            String text = String.valueOf(message).replaceAll("\\s+", " ");
            return errorCode + " " + text.substring(0, Math.min(MOST, text.length()));
        }
    }
}
