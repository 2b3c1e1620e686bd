package io.millrace.cdc.state;

import java.util.Map;

/**
 * The progress of a snapshot.
 *
 * @param tables the number of tables
 * @param tablesLeft the number of tables that aren't finished
 * @param rowsScanned the number of rows read so far, by table
 */
record SnapshotProgress(int tables, int tablesLeft, Map<String, Long> rowsScanned) {}
