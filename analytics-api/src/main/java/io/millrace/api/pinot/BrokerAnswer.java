package io.millrace.api.pinot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A broker's answer to {@code POST /query/sql}, and all that differs in it between Pinot 0.11 and 1.x. Errors come in it
 * with status 200. {@code partialResult} exists only from 1.x on. A number may be a whole one on one and a double on the
 * other (the SUM or MAX of a LONG), and a row's record says which it becomes.
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
