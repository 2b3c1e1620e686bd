package io.millrace.cdc;

import io.millrace.catalog.StreamName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads Debezium's envelope. */
final class RowChanges {

    /** The parts of a source block that place a change in MariaDB's, MySQL's and PostgreSQL's logs. */
    private static final List<String> POSITION = List.of("file", "pos", "row", "lsn", "txId");

    private final Map<String, StreamName> streams;
    private final long openedAtMs;

    /**
     * @param streams by the table
     * @param openedAtMs the database's time before anything was read
     */
    RowChanges(Map<String, StreamName> streams, long openedAtMs) {
        this.streams = streams;
        this.openedAtMs = openedAtMs;
    }

    /** The change of a row of ours; empty for tombstones, heartbeats and tables that aren't captured. */
    Optional<RowChange> read(SourceRecord record) {
        if (!(record.value() instanceof Struct envelope) || envelope.schema().field("source") == null) {
            return Optional.empty();
        }
        Struct source = envelope.getStruct("source");
        String table = qualifiedTable(source);
        @Nullable StreamName stream = streams.get(table);
        String operation = envelope.getString("op");
        boolean deleted = "d".equals(operation);
        @Nullable Struct row = envelope.getStruct(deleted ? "before" : "after");
        if (stream == null || row == null) {
            return Optional.empty(); // another table's, or a whole table's
        }
        return Optional.of(new RowChange(
                stream, table, key(record), row, deleted, changedAt(source, operation), position(source, record)));
    }

    /**
     * A snapshot shows all tables as they were at its start, but Debezium gives the rows of a table the time when it
     * came to that table. A change made between would seem older than the row it changes, and Pinot would pass over it;
     * so a row of a snapshot has a time from before the snapshot. It is cut to the second because MariaDB's log is, and
     * of two that are the same the later arrival wins. A snapshot that was asked for goes by the clock: its rows are
     * newer than the start.
     */
    private long changedAt(Struct source, String operation) {
        long ms = source.getInt64("ts_ms");
        if (!"r".equals(operation)) {
            return ms;
        }
        long snapshotMs = "incremental".equals(source.getString("snapshot")) ? ms : Math.min(ms, openedAtMs);
        return snapshotMs - Math.floorMod(snapshotMs, 1000L);
    }

    static String qualifiedTable(Struct source) {
        @Nullable Field schema = source.schema().field("schema");
        return source.getString(schema == null ? "db" : "schema") + "." + source.getString("table");
    }

    private static String position(Struct source, SourceRecord record) {
        String place = POSITION.stream()
                .filter(name -> source.schema().field(name) != null && source.get(name) != null)
                .map(name -> String.valueOf(source.get(name)))
                .collect(Collectors.joining("-"));
        // Rows of a snapshot share a position: their key tells them apart
        boolean snapshot = source.schema().field("snapshot") != null
                && source.get("snapshot") != null
                && !"false".equals(source.getString("snapshot"));
        return source.getString("table") + "-" + place + (snapshot ? "-" + key(record) : "");
    }

    private static String key(SourceRecord record) {
        return record.key() instanceof Struct key
                ? key.schema().fields().stream()
                        .map(field -> String.valueOf(key.get(field)))
                        .collect(Collectors.joining("-"))
                : "";
    }
}
