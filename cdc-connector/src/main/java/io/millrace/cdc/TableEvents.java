package io.millrace.cdc;

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
 * Reads from Debezium's records what they say of whole tables. Its notifications come among the rows, in order, because
 * they go the way of the rows.
 *
 * @see <a href="https://debezium.io/documentation/reference/3.5/configuration/notification.html">Debezium:
 *     notifications</a>
 */
final class TableEvents {

    private final String notificationTopic;
    private final Set<String> tables;

    TableEvents(String notificationTopic, Collection<String> tables) {
        this.notificationTopic = notificationTopic;
        this.tables = Set.copyOf(tables);
    }

    boolean isNotification(SourceRecord record) {
        return notificationTopic.equals(record.topic());
    }

    Optional<TableEvent> of(SourceRecord record) {
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
        // The notification of the end may come after the position of the end was stored, and be lost with a crash
        return "last".equals(source.getString("snapshot"))
                ? Optional.of(new TableEvent.ReadWhole(tables))
                : Optional.empty();
    }

    private Optional<TableEvent> ofNotification(String about, String type, Map<String, String> details) {
        boolean initial = about.equals("Initial Snapshot");
        return switch (type) {
            case "STARTED" -> Optional.of(new TableEvent.Begun(initial ? tables : named(details), true));
            // Asked for while another table was being read, and its turn hasn't come yet
            case "IN_PROGRESS" ->
                initial ? Optional.empty() : Optional.of(new TableEvent.Begun(waiting(details), false));
            // Debezium keeps an initial snapshot's last row back, so a table isn't whole here
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

    /** PostgreSQL's tables may come with their database's name in front. */
    private Optional<String> known(String name) {
        return tables.stream()
                .filter(table -> name.equals(table) || name.endsWith("." + table))
                .findFirst();
    }

    private static Map<String, String> details(@Nullable Map<String, String> details) {
        return details == null ? Map.of() : details;
    }
}
