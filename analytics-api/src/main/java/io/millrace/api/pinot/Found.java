package io.millrace.api.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a statement found.
 *
 * @param columns the columns' names
 * @param rows the rows, each with a value for each column
 * @param groupsCut whether there were more groups than Pinot counts, so that rows are missing
 */
public record Found(List<String> columns, List<List<JsonNode>> rows, boolean groupsCut) {
    /** Where a column stands in a row. */
    public int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalStateException("There is no column %s in %s".formatted(column, columns));
        }
        return index;
    }
}
