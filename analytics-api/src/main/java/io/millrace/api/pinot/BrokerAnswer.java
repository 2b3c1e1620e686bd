package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.pinot.client.BrokerResponse;
import org.apache.pinot.client.ExecutionStats;
import org.jspecify.annotations.Nullable;

/**
 * The response of a broker to {@code POST /query/sql}, with all differences between Pinot 0.11 and 1.x. Errors have the
 * status 200. {@code partialResult} exists since 1.x. A SUM or MAX of a LONG is a whole number in one version and a
 * double in the other; the row's record decides.
 */
record BrokerAnswer(
        @Nullable ResultTable resultTable,
        List<BrokerException> exceptions,
        int numServersQueried,
        int numServersResponded,
        boolean numGroupsLimitReached,
        boolean partialResult) {

    /**
     * Converts the response of Pinot's client without its {@code ResultSet}, which returns the text {@code null} for
     * null and each number as text.
     */
    static BrokerAnswer of(BrokerResponse response) {
        List<BrokerException> exceptions = new ArrayList<>();
        if (response.hasExceptions()) {
            response.getExceptions()
                    .forEach(exception -> exceptions.add(new BrokerException(
                            exception.path("errorCode").asInt(),
                            exception.path("message").asText(""))));
        }
        ExecutionStats stats = response.getExecutionStats();
        return new BrokerAnswer(
                ResultTable.of(response.getResultTable()),
                exceptions,
                stats.getNumServersQueried(),
                stats.getNumServersResponded(),
                stats.isNumGroupsLimitReached(),
                stats.isPartialResult());
    }

    boolean hasErrors() {
        return !exceptions.isEmpty();
    }

    /**
     * Whether rows are missing.
     *
     * @param bound a result with this many rows counts as cut
     */
    boolean isCut(int bound) {
        return numGroupsLimitReached || hasRows(bound);
    }

    boolean hasRows(int count) {
        return resultTable != null && resultTable.rows().size() >= count;
    }

    boolean isPartial() {
        return numServersResponded < numServersQueried || partialResult;
    }

    record ResultTable(DataSchema dataSchema, List<List<JsonNode>> rows) {
        static @Nullable ResultTable of(@Nullable JsonNode table) {
            if (table == null || table.isNull()) {
                return null;
            }
            List<String> columns = new ArrayList<>();
            table.at("/dataSchema/columnNames").forEach(column -> columns.add(column.asText()));
            List<List<JsonNode>> rows = new ArrayList<>();
            for (JsonNode row : table.path("rows")) {
                List<JsonNode> values = new ArrayList<>(columns.size());
                row.forEach(values::add);
                rows.add(values);
            }
            return new ResultTable(new DataSchema(columns), rows);
        }
    }

    record DataSchema(List<String> columnNames) {}

    record BrokerException(int errorCode, String message) {
        private static final int MOST = 200;

        /** The errors on one line, since some are stack traces. */
        String summary() {
            String text = message.replaceAll("\\s+", " ");
            return errorCode + " " + text.substring(0, Math.min(MOST, text.length()));
        }
    }
}
