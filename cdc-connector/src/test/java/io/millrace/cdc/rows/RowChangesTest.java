package io.millrace.cdc.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.stream.StreamName;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RowChangesTest {

    private static final StreamName PRODUCTS = new StreamName("products");
    private final RowChanges changes = new RowChanges(Map.of("pizzashop.products", PRODUCTS), 9_999);

    @Test
    void anUpdateGivesTheRowAsItIsNow() {
        RowChange change = changes.read(TestRows.record(
                        "products", "u", TestRows.row(1, "old", "1.00"), TestRows.row(1, "new", "2.00"), 5_000))
                .orElseThrow();

        assertThat(change.row().getString("name")).isEqualTo("new");
        assertThat(change.deleted()).isFalse();
        assertThat(change.changedAtMs()).isEqualTo(5_000);
        assertThat(change.stream()).isEqualTo(PRODUCTS);
    }

    @Test
    void aDeleteGivesTheRowAsItWasLast() {
        RowChange change = changes.read(TestRows.record("products", "d", TestRows.row(1, "last", "1.00"), null, 5_000))
                .orElseThrow();

        assertThat(change.row().getString("name")).isEqualTo("last");
        assertThat(change.deleted()).isTrue();
    }

    @Test
    void aRowThatASnapshotReadsAtOnceHasThatTime() {
        RowChange change = changes.read(TestRows.record("products", "r", null, TestRows.row(1, "a", "1.00"), 5_999))
                .orElseThrow();

        assertThat(change.changedAtMs()).isEqualTo(5_999);
    }

    @Test
    void aRowOfASnapshotIsNoNewerThanTheSnapshotsStart() {
        RowChange change = changes.read(TestRows.record("products", "r", null, TestRows.row(1, "a", "1.00"), 60_000))
                .orElseThrow();

        assertThat(change.changedAtMs()).isEqualTo(9_999);
    }

    @Test
    void rowsOfASnapshotHavePositionsOfTheirOwn() {
        String first = position(TestRows.row(1, "a", "1.00"));
        String second = position(TestRows.row(2, "b", "1.00"));

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void tombstonesAndOtherTablesAreNoChangesOfOurs() {
        assertThat(changes.read(TestRows.tombstone())).isEmpty();
        assertThat(changes.read(TestRows.record("secrets", "c", null, TestRows.row(1, "a", "1.00"), 5_000)))
                .isEmpty();
    }

    private String position(Struct row) {
        return changes.read(TestRows.record("products", "r", null, row, 5_000))
                .orElseThrow()
                .position();
    }
}
