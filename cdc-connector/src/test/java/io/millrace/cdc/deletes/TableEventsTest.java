package io.millrace.cdc.deletes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cdc.rows.TestRows;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class TableEventsTest {

    private static final String TOPIC = "millrace-cdc-notifications";
    private static final String PRODUCTS = "pizzashop.products";
    private static final String USERS = "pizzashop.users";
    private static final Schema NOTIFICATION = SchemaBuilder.struct()
            .field("aggregate_type", Schema.STRING_SCHEMA)
            .field("type", Schema.STRING_SCHEMA)
            .field(
                    "additional_data",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                            .optional()
                            .build())
            .build();

    private final TableEvents events = new TableEvents(TOPIC, Set.of(PRODUCTS, USERS));

    @Test
    void aFirstSnapshotBeginsWithAllTables() {
        assertThat(events.of(notification("Initial Snapshot", "STARTED", Map.of())))
                .contains(new TableEvent.Begun(Set.of(PRODUCTS, USERS), true));
    }

    @Test
    void itsLastRowIsItsEnd() {
        SourceRecord row = TestRows.record("products", "r", null, TestRows.row(1, "a", "1.00"), 5_000);
        assertThat(events.of(row)).isEmpty();

        ((Struct) row.value()).getStruct("source").put("snapshot", "last");
        assertThat(events.of(row)).contains(new TableEvent.ReadWhole(Set.of(PRODUCTS, USERS)));
    }

    @Test
    void aTableOfAFirstSnapshotIsNotWholeBeforeThat() {
        assertThat(events.of(notification(
                        "Initial Snapshot",
                        "TABLE_SCAN_COMPLETED",
                        Map.of("scanned_collection", PRODUCTS, "status", "SUCCEEDED"))))
                .isEmpty();
    }

    @Test
    void aSnapshotThatWasAskedForBeginsAndEndsByTable() {
        assertThat(events.of(notification("Incremental Snapshot", "STARTED", Map.of("data_collections", PRODUCTS))))
                .contains(new TableEvent.Begun(Set.of(PRODUCTS), true));
        assertThat(events.of(notification(
                        "Incremental Snapshot",
                        "TABLE_SCAN_COMPLETED",
                        Map.of("scanned_collection", PRODUCTS, "status", "EMPTY"))))
                .contains(new TableEvent.ReadWhole(Set.of(PRODUCTS)));
    }

    @Test
    void aTableThatCouldNotBeReadIsNotWhole() {
        assertThat(events.of(notification(
                        "Incremental Snapshot",
                        "TABLE_SCAN_COMPLETED",
                        Map.of("scanned_collection", PRODUCTS, "status", "SQL_EXCEPTION"))))
                .isEmpty();
    }

    @Test
    void aTableThatWaitsForItsTurnBegins() {
        assertThat(events.of(notification(
                        "Incremental Snapshot",
                        "IN_PROGRESS",
                        Map.of(
                                "data_collections",
                                PRODUCTS + "," + USERS,
                                "current_collection_in_progress",
                                PRODUCTS))))
                .contains(new TableEvent.Begun(Set.of(USERS), false));
    }

    @Test
    void truncateEmptiesATable() {
        assertThat(events.of(TestRows.record("products", "t", null, null, 5_000)))
                .contains(new TableEvent.Emptied(PRODUCTS, 5_000));
    }

    @Test
    void otherTablesAndTombstonesSayNothing() {
        assertThat(events.of(TestRows.record("secrets", "t", null, null, 5_000)))
                .isEmpty();
        assertThat(events.of(TestRows.tombstone())).isEmpty();
    }

    private static SourceRecord notification(String about, String type, Map<String, String> details) {
        Struct value = new Struct(NOTIFICATION)
                .put("aggregate_type", about)
                .put("type", type)
                .put("additional_data", details);
        return new SourceRecord(Map.of(), Map.of(), TOPIC, null, null, NOTIFICATION, value);
    }
}
