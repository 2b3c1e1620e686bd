package io.millrace.cdc.rows;

import io.millrace.catalog.stream.StreamName;
import org.apache.kafka.connect.data.Struct;

/**
 * The change of one row of a captured table.
 *
 * @param stream the stream that the table is captured into
 * @param table the table as it is qualified in the database
 * @param key its primary key as text, the parts of a composed key joined by a hyphen
 * @param row the row after the change; of a deleted row, as it was before
 * @param deleted whether it is gone
 * @param changedAtMs when the database made the change, epoch ms
 * @param position the change's place in the database's log, the same each time that the log is read
 */
public record RowChange(
        StreamName stream, String table, String key, Struct row, boolean deleted, long changedAtMs, String position) {}
