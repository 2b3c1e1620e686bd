package io.millrace.cdc;

import io.millrace.catalog.StreamName;
import org.apache.kafka.connect.data.Struct;

/**
 * What a record of Debezium says of a row of a captured table.
 *
 * @param stream where the row goes
 * @param table the table as it is qualified in the database
 * @param key its primary key as text
 * @param row the row as it is now, or as it was last when it is deleted
 * @param deleted whether it is gone
 * @param changedAtMs when the database made the change, epoch ms
 * @param position where in the database's log, the same whenever it is read
 */
record RowChange(
        StreamName stream, String table, String key, Struct row, boolean deleted, long changedAtMs, String position) {}
