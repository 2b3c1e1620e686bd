package io.millrace.cdc.rows;

import io.millrace.catalog.stream.StreamName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads row changes from Debezium's envelopes. */
public final class RowChanges {

    /** The parts of a source block that place a change in MariaDB's, MySQL's and PostgreSQL's logs. */
    private static final List<String> POSITION = List.of("file", "pos", "row", "lsn", "txId");

    private final Map<String, StreamName> streams;
    private final long openedAtMs;

    /**
     * @param streams the stream of each table, by the table as it is qualified in the database
     * @param openedAtMs the database's time before anything was read, epoch ms
     */
    public RowChanges(Map<String, StreamName> streams, long openedAtMs) {
        this.streams = streams;
        this.openedAtMs = openedAtMs;
    }

    /**
     * The row change in a record; empty for tombstones, heartbeats, notifications, TRUNCATE and tables without a
     * stream.
     */
    public Optional<RowChange> read(SourceRecord record) {
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
            return Optional.empty(); // a table without a stream, or TRUNCATE
        }
        return Optional.of(new RowChange(
                stream, table, key(record), row, deleted, changedAt(source, operation), position(source, record)));
    }

    /**
     * An initial snapshot reads all tables as they were at its start, but Debezium gives the rows of a table the time
     * at
     * which it began with that table. An incremental snapshot reads a row as it is at Debezium's time.
     */
    private long changedAt(Struct source, String operation) {
        long ms = source.getInt64("ts_ms");
        boolean initial = "r".equals(operation) && !"incremental".equals(source.getString("snapshot"));
        return initial ? Math.min(ms, openedAtMs) : ms;
    }

    /** The table that a source block names, with the schema in PostgreSQL and with the database elsewhere. */
    public static String qualifiedTable(Struct source) {
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
