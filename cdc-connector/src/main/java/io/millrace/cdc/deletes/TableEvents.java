package io.millrace.cdc.deletes;

import io.millrace.cdc.rows.RowChanges;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of whole tables from Debezium's records. Debezium's notifications of snapshots come in order among
 * the row changes, because they are sent by its sink channel.
 *
 * @see <a href="https://debezium.io/documentation/reference/3.5/configuration/notification.html">Debezium:
 *     notifications</a>
 */
public final class TableEvents {

    private final String notificationTopic;
    private final Set<String> tables;

    /**
     * @param notificationTopic the topic name that Debezium's notifications carry
     * @param tables the captured tables as they are qualified in the database
     */
    public TableEvents(String notificationTopic, Collection<String> tables) {
        this.notificationTopic = notificationTopic;
        this.tables = Set.copyOf(tables);
    }

    /** Whether a record is a notification, which has no row and isn't written. */
    public boolean isNotification(SourceRecord record) {
        return notificationTopic.equals(record.topic());
    }

    /** The event of whole tables that a record brings; empty for most records. */
    public Optional<TableEvent> of(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            return Optional.empty();
        }
        if (isNotification(record)) {
            return ofNotification(
                    value.getString("aggregate_type"),
                    value.getString("type"),
                    details(value.getMap("additional_data")));
        }
        return value.schema().field("source") == null ? Optional.empty() : ofRow(value);
    }

    private Optional<TableEvent> ofRow(Struct envelope) {
        Struct source = envelope.getStruct("source");
        if ("t".equals(envelope.getString("op"))) {
            return known(RowChanges.qualifiedTable(source))
                    .map(table -> new TableEvent.Emptied(table, source.getInt64("ts_ms")));
        }
        // The notification may come after the position of the snapshot's end is stored, and a crash would lose it
        return "last".equals(source.getString("snapshot"))
                ? Optional.of(new TableEvent.ReadWhole(tables))
                : Optional.empty();
    }

    private Optional<TableEvent> ofNotification(String about, String type, Map<String, String> details) {
        boolean initial = about.equals("Initial Snapshot");
        return switch (type) {
            case "STARTED" -> Optional.of(new TableEvent.Begun(initial ? tables : named(details), true));
            // A snapshot that was ordered while another table is read, and that waits for it
            case "IN_PROGRESS" ->
                initial ? Optional.empty() : Optional.of(new TableEvent.Begun(waiting(details), false));
            // Debezium holds back the last row of an initial snapshot, so here a row of the table may be missing
            case "TABLE_SCAN_COMPLETED" -> initial ? Optional.empty() : scanned(details);
            case "COMPLETED" -> initial ? Optional.of(new TableEvent.ReadWhole(tables)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<TableEvent> scanned(Map<String, String> details) {
        return List.of("SUCCEEDED", "EMPTY").contains(details.getOrDefault("status", ""))
                ? known(details.getOrDefault("scanned_collection", ""))
                        .map(table -> new TableEvent.ReadWhole(Set.of(table)))
                : Optional.empty();
    }

    private Set<String> waiting(Map<String, String> details) {
        Set<String> waiting = named(details);
        known(details.getOrDefault("current_collection_in_progress", "")).ifPresent(waiting::remove);
        return waiting;
    }

    private Set<String> named(Map<String, String> details) {
        Set<String> named = new LinkedHashSet<>();
        for (String name : details.getOrDefault("data_collections", "").split(",", -1)) {
            known(name).ifPresent(named::add);
        }
        return named;
    }

    /** The captured table of a name; PostgreSQL's notifications put the database's name before it. */
    private Optional<String> known(String name) {
        return tables.stream()
                .filter(table -> name.equals(table) || name.endsWith("." + table))
                .findFirst();
    }

    private static Map<String, String> details(@Nullable Map<String, String> details) {
        return details == null ? Map.of() : details;
    }
}
