package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The result of a query.
 *
 * @param columns the names of the columns
 * @param rows the rows, each with a value for each column
 * @param groupsCut whether Pinot reached its limit of groups, so that rows are missing
 */
public record Found(List<String> columns, List<List<JsonNode>> rows, boolean groupsCut) {
    /** Returns the index of a column in the rows. */
    public int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalStateException("There is no column %s in %s".formatted(column, columns));
        }
        return index;
    }
}
