package io.millrace.api.pinot;

import java.util.concurrent.CompletionStage;

/** Which segments of its tables Pinot still has. */
public interface KeptSegments {

    /**
     * Returns whether Pinot still has each segment of a table that it ever made: as long as it has, no row was dropped,
     * however long rows are kept. False if there is no such table.
     */
    CompletionStage<Boolean> hasAll(String table);
}
