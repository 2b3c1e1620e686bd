package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDifferenceTest {

    private static final String SCHEMA =
            """
            {"schemaName": "orders", "primaryKeyColumns": ["id"],
             "dimensionFieldSpecs": [{"name": "id", "dataType": "STRING"}, {"name": "note", "dataType": "STRING"}],
             "dateTimeFieldSpecs": [{"name": "ts", "dataType": "LONG", "format": "1:MILLISECONDS:EPOCH"}]}""";

    @Test
    void whatPinotAddsOfItsOwnIsNoDifference() {
        String existing = SCHEMA.replace("\"note\",", "\"note\", \"maxLength\": 512, \"defaultNullValue\": \"null\",");

        assertThat(difference(SCHEMA, existing)).isEqualTo(new SchemaDifference(List.of(), List.of()));
    }

    @Test
    void aColumnIsAdded() {
        String wanted =
                SCHEMA.replace("{\"name\": \"ts\"", "{\"name\": \"seen\", \"dataType\": \"LONG\"}, {\"name\": \"ts\"");

        assertThat(difference(wanted, SCHEMA).changes()).containsExactly("add column seen");
        assertThat(difference(wanted, SCHEMA).blocked()).isEmpty();
    }

    @Test
    void aLengthIsChanged() {
        String wanted = SCHEMA.replace("\"note\",", "\"note\", \"maxLength\": 1024,");

        assertThat(difference(wanted, SCHEMA).changes()).containsExactly("column note/maxLength unset → 1024");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"note\", \"dataType\": \"STRING\" | \"note\", \"dataType\": \"INT\" | ! schema orders, column note/dataType STRING → INT: rows that are there hold the old type; add a column beside it",
                "MILLISECONDS | SECONDS | ! schema orders, column ts/format 1:MILLISECONDS:EPOCH → 1:SECONDS:EPOCH: rows that are there hold the old type; add a column beside it",
                "dateTimeFieldSpecs | metricFieldSpecs | ! schema orders, column ts/kind dateTimeFieldSpecs → metricFieldSpecs: rows that are there hold the old type; add a column beside it",
                ", {\"name\": \"note\", \"dataType\": \"STRING\"} | | ! schema orders, column note: Pinot can't remove a column; keep it, or make a new stream",
                "[\"id\"] | [\"id\", \"note\"] | ! schema orders, primaryKeyColumns [\"id\"] → [\"id\",\"note\"]: rows that are there were told apart by the old key; make a new stream",
            })
    void whatTheRowsWereBuiltByIsBlocked(String from, String to, String blocked) {
        SchemaDifference difference = difference(SCHEMA.replace(from, to == null ? "" : to), SCHEMA);

        assertThat(difference.blocked()).extracting(Blocked::toString).containsExactly(blocked);
        assertThat(difference.changes()).isEmpty();
    }

    private static SchemaDifference difference(String wanted, String existing) {
        JsonNode wantedJson = TestJson.object(wanted);
        return SchemaDifference.of("orders", wantedJson, TestJson.object(existing));
    }
}
