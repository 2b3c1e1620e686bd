package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableDifferenceTest {

    private static final String TABLE =
            """
            {"tableName": "orders", "tableType": "REALTIME", "segmentsConfig": {"timeColumnName": "ts", "replication": "1"},
             "upsertConfig": {"mode": "FULL"}, "tableIndexConfig": {"invertedIndexColumns": ["status"], "loadMode": "MMAP"}}""";

    @Test
    void whatPinotMakesOfAConfigurationIsNoDifference() {
        ObjectNode existing = existing(TABLE);
        existing.withObject("/upsertConfig").put("hashFunction", "NONE");
        existing.withObject("/segmentsConfig").put("replication", 1);

        TableDifference difference = difference(TABLE, existing);

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.blocked()).isEmpty();
    }

    @Test
    void aChangedSettingIsNamed() {
        TableDifference difference = difference(
                TABLE.replace("[\"status\"]", "[\"status\", \"id\"]").replace("\"1\"", "\"3\""), existing(TABLE));

        assertThat(difference.changes())
                .containsExactly("/segmentsConfig/replication", "/tableIndexConfig/invertedIndexColumns");
    }

    @Test
    void aSettingThatWasTakenOutIsNoticed() {
        TableDifference difference = difference(TABLE.replace(", \"loadMode\": \"MMAP\"", ""), existing(TABLE));

        assertThat(difference.changes()).containsExactly("settings that are no longer wanted");
    }

    @Test
    void aSettingChangedByHandIsNoticed() {
        ObjectNode existing = existing(TABLE);
        existing.withObject("/tableIndexConfig").put("loadMode", "HEAP");

        assertThat(difference(TABLE, existing).changes()).containsExactly("/tableIndexConfig/loadMode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"FULL\"", "\"ts\""})
    void whatTheRowsAreCountedByIsBlocked(String setting) {
        TableDifference difference = difference(TABLE.replace(setting, "\"OTHER\""), existing(TABLE));

        assertThat(difference.blocked()).singleElement().satisfies(blocked -> assertThat(blocked.what())
                .endsWith(setting.replace("\"", "") + " → OTHER"));
        assertThat(difference.changes()).isEmpty();
    }

    @Test
    void howPinotKeepsTheKeysCanBeChangedInPlace() {
        String wanted = TABLE.replace("\"FULL\"", "\"FULL\", \"snapshot\": \"ENABLE\", \"consistencyMode\": \"SYNC\"");

        TableDifference difference = difference(wanted, existing(TABLE));

        assertThat(difference.changes()).containsExactly("/upsertConfig/snapshot", "/upsertConfig/consistencyMode");
        assertThat(difference.blocked()).isEmpty();
    }

    private static TableDifference difference(String wanted, ObjectNode existing) {
        return TableDifference.of("orders", TableDifference.marked(TestJson.object(wanted)), existing);
    }

    private static ObjectNode existing(String table) {
        return TableDifference.marked(TestJson.object(table)).put("tableName", "orders_REALTIME");
    }
}
