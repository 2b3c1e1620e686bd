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

    RowChanges(Map<String, StreamName> streams) {
        this.streams = streams;
    }

    /** The change of a row of ours; empty for tombstones, heartbeats and tables that aren't captured. */
    Optional<RowChange> read(SourceRecord record) {
        if (!(record.value() instanceof Struct envelope) || envelope.schema().field("source") == null) {
            return Optional.empty();
        }
        Struct source = envelope.getStruct("source");
        @Nullable StreamName stream = streams.get(qualifiedTable(source));
        String operation = envelope.getString("op");
        boolean deleted = "d".equals(operation);
        @Nullable Struct row = envelope.getStruct(deleted ? "before" : "after");
        if (stream == null || row == null) {
            return Optional.empty();
        }
        return Optional.of(new RowChange(stream, row, deleted, changedAt(source, operation), position(source, record)));
    }

    /**
     * A snapshot tells its time to the millisecond, MariaDB's log to the second, cut off. A change right after the
     * snapshot would seem older than it, and Pinot would pass over it; so the snapshot's time is cut, too, and of two
     * that are the same the later arrival wins.
     */
    private static long changedAt(Struct source, String operation) {
        long ms = source.getInt64("ts_ms");
        return "r".equals(operation) ? ms - Math.floorMod(ms, 1000L) : ms;
    }

    private static String qualifiedTable(Struct source) {
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
