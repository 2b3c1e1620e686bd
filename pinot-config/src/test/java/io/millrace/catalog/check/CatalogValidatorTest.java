package io.millrace.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.CatalogProblem;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import io.millrace.catalog.stream.TestCatalog;
import io.millrace.catalog.table.PinotTable;
import io.millrace.catalog.table.Placeholders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogValidatorTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void millracesOwnCatalogueHoldsTogether() {
        assertThat(problems(TestCatalog.in(folder))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\" | \"$schema\": \"http://json-schema.org/draft-07/schema#\" | /$schema: must be https://json-schema.org/draft/2020-12/schema, was \"http://json-schema.org/draft-07/schema#\"",
                "\"maxItems\": 1000      | \"maxitems\": 1000     | /properties/items/maxitems: must be a keyword that contracts may use",
                "\"maxItems\": 1000      | \"maxItems\": 100000   | /properties/items/maxItems: must be at most 10000, was 100000",
                "\"minItems\": 1         | \"anyOf\": []          | /properties/items/anyOf: must be a keyword that contracts may use",
                "\"additionalProperties\": false | \"additionalProperties\": true | /additionalProperties: must be false, since a property without a column would be lost, was true",
                "\"additionalProperties\": false | \"additionalProperties\": true | /properties/items/items/additionalProperties: must be false, since a property without a column would be lost, was true",
                "\"deliveryLat\": {      | \"_lat\": {            | /properties/_lat: must not be declared: Millrace sets it",
                "\"required\": [\"id\",  | \"required\": [        | /required: must have id, since it is a key field, was [\"createdAt\",\"userId\",\"status\",\"price\",\"items\"]",
                "\"createdAt\", \"userId\" | \"userId\"           | /required: must have createdAt, since it is the time field, was [\"id\",\"userId\",\"status\",\"price\",\"items\"]",
                "\"maxLength\": 128      | \"maxLength\": 129     | /properties/id: must have a minLength of at least 1 and a maxLength of at most 128, since it is a key field, was {\"description\":\"The shop's own number of the order. Posting it again replaces the order, unless it i…",
                "\"maxLength\": 128      | \"maxLength\": 300     | /properties/userId/maxLength: must be at most half of the column's maxLength 512, since Pinot cuts longer text, was 300",
                "\"type\": \"string\"    | \"type\": \"integer\"  | /properties/createdAt/type: must be string, since it is the time field, was \"integer\"",
            })
    void aContractThatTheDoorCantHoldIsNamed(String from, String to, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).replace("orders/event.schema.json", from, to);

        assertThat(problems(catalog)).contains("orders/event.schema.json " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"metricFieldSpecs\"  | \"schemaName\": \"order\", \"metricFieldSpecs\" | /schemaName: must be orders, was \"order\"",
                "\"metricFieldSpecs\"  | \"primaryKeyColumns\": [\"userId\"], \"metricFieldSpecs\" | /primaryKeyColumns: must be the key fields [id], was [\"userId\",\"id\"]",
                "\"name\": \"price\"     | \"name\": \"total\"    | : must have a column for the contract's property price",
                "\"name\": \"price\"     | \"name\": \"total\"    | /metricFieldSpecs/0: column total must be filled by a property of the contract, by ingest or by a transform",
                "\"price\", \"dataType\": \"DOUBLE\" | \"price\", \"dataType\": \"LONG\" | /metricFieldSpecs/0/dataType: must be one of [DOUBLE] for the contract's price, was LONG",
                "\"id\", \"dataType\": \"STRING\" | \"id\", \"dataType\": \"LONG\" | /dimensionFieldSpecs/0/dataType: must be one of [STRING] for the contract's id, was LONG",
                "\"JSON\", \"maxLength\": 1048576 | \"JSON\"          | /dimensionFieldSpecs/4/maxLength: must be given, since Pinot cuts items after 512 characters otherwise",
                "\"metricFieldSpecs\"  | \"dateTimeFieldSpecs\": null, \"metricFieldSpecs\" | : must have the column _received_at, which every stream has",
                "\"metricFieldSpecs\"  | \"dateTimeFieldSpecs\": [{\"name\": \"ts\", \"dataType\": \"STRING\"}], \"metricFieldSpecs\" | /dateTimeFieldSpecs/0/dataType: must be LONG, was STRING",
                "\"metricFieldSpecs\"  | \"dateTimeFieldSpecs\": [{\"name\": \"ts\", \"format\": \"1:SECONDS:EPOCH\"}], \"metricFieldSpecs\" | /dateTimeFieldSpecs/0/format: must be 1:MILLISECONDS:EPOCH, was 1:SECONDS:EPOCH",
                "\"name\": \"userId\"    | \"name\": \"${user}\"  | /dimensionFieldSpecs/2/name: ${user} must be a known placeholder",
            })
    void aSchemaThatDisagreesWithItsContractIsNamed(String from, String to, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).replace("orders/schema.json", from, to);

        assertThat(problems(catalog))
                .contains("orders/schema.json" + (problem.startsWith(":") ? problem : " " + problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'tableName': 'order'} | /tableName: must be orders, was order",
                "{'tableType': 'OFFLINE'} | /tableType: must be REALTIME, was OFFLINE",
                "{'segmentsConfig': {'timeColumnName': '_received_at'}} | /segmentsConfig/timeColumnName: must be ts, was _received_at",
                "{'segmentsConfig': {'schemaName': 'orders'}} | /segmentsConfig/schemaName: must not be set: Pinot 1.x has no such setting",
                "{'segmentsConfig': {'replication': '${copies}'}} | /segmentsConfig/replication: ${copies} must be a known placeholder",
                "{'segmentsConfig': {'replication': '1'}} | /segmentsConfig/replication: must be ${replicas}, was 1",
                "{'upsertConfig': {'mode': 'PARTIAL'}} | /upsertConfig/mode: must be FULL, was PARTIAL",
                "{'upsertConfig': null} | /upsertConfig/comparisonColumn: must be ts, was missing",
                "{'upsertConfig': {'comparisonColumns': ['ts']}} | /upsertConfig/comparisonColumns: must not be set: Pinot 0.11 passes over it in silence",
                "{'upsertConfig': {'snapshot': 'ENABLE'}} | /upsertConfig/snapshot: must not be set: it is added for the Pinot that has it",
                "{'upsertConfig': {'dropOutOfOrderRecord': true}} | /upsertConfig/dropOutOfOrderRecord: must not be set: Pinot 1.x takes it only without consistent reads",
                "{'routing': {'instanceSelectorType': 'balanced'}} | /routing/instanceSelectorType: must be strictReplicaGroup, was balanced",
                "{'tableIndexConfig': {'nullHandlingEnabled': false}} | /tableIndexConfig/nullHandlingEnabled: must be true, was false",
                "{'tableIndexConfig': {'starTreeIndexConfigs': []}} | /tableIndexConfig/starTreeIndexConfigs: must not be set: an upsert table can't have them",
                "{'tableIndexConfig': {'sortedColumn': ['nr']}} | /tableIndexConfig/sortedColumn/0: must be a column, was \"nr\"",
                "{'ingestionConfig': {'transformConfigs': [{'columnName': 'written'}]}} | /ingestionConfig/transformConfigs/0/columnName: must be a column, was \"written\"",
                "{'ingestionConfig': {'streamIngestionConfig': {'streamConfigMaps': [{}]}}} | /ingestionConfig/streamIngestionConfig/streamConfigMaps: must be a list of one map, whose streamType is kafka, was [{},{\"streamType\":\"kafka\",\"stream.kafka.topic.name\":\"orders\",\"stream.kafka.broker.list\":\"${bootstrap…",
                "{'ingestionConfig': {'streamIngestionConfig': {'streamConfigMaps': [{'streamType': 'kafka', 'stream.kafka.topic.name': 'order'}]}}} | /ingestionConfig/streamIngestionConfig/streamConfigMaps/0/stream.kafka.topic.name: must be orders, was order",
                "{'ingestionConfig': {'streamIngestionConfig': {'streamConfigMaps': [{'streamType': 'kafka', 'stream.kafka.consumer.type': null}]}}} | /ingestionConfig/streamIngestionConfig/streamConfigMaps/0/stream.kafka.consumer.type: must be lowlevel, was missing",
                "{'ingestionConfig': {'streamIngestionConfig': {'streamConfigMaps': [{'streamType': 'kafka', 'realtime.segment.flush.threshold.segment.size': '200M'}]}}} | /ingestionConfig/streamIngestionConfig/streamConfigMaps/0: must flush either by realtime.segment.flush.threshold.rows or by …segment.size",
                "{'fieldConfigList': [{'name': 'id', 'indexes': {}}]} | /fieldConfigList/0/indexes: must not be set: Pinot 0.11 makes no index of it; use indexTypes",
            })
    void aTableThatPinotWouldTakeAndGetWrongIsNamed(String table, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).write("orders/table.json", table.replace('\'', '"'));

        assertThat(problems(catalog)).contains("orders/table.json " + problem);
    }

    @Test
    void aTableMaySetWhatIsOpen() {
        TestCatalog catalog = TestCatalog.in(folder)
                .write(
                        "orders/table.json",
                        """
                        {"tenants": {"server": "large"},
                         "segmentsConfig": {"retentionTimeUnit": "DAYS", "retentionTimeValue": "30"},
                         "tableIndexConfig": {"loadMode": "HEAP"},
                         "ingestionConfig": {"streamIngestionConfig": {"streamConfigMaps": [{"streamType": "kafka",
                           "realtime.segment.flush.threshold.rows": null,
                           "realtime.segment.flush.threshold.segment.size": "200M"}]}}}""");

        assertThat(problems(catalog)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"latitude\": \"deliveryLat\" | \"latitude\": \"lat\" | /derived/cell9/h3Cell/latitude: must be a property of the contract, was \"lat\"",
                "\"latitude\": \"deliveryLat\" | \"latitude\": \"status\" | /derived/cell9/h3Cell/latitude: must be a number that the contract keeps within -90 and 90, was status",
                "\"latitude\": \"deliveryLat\" | \"latitude\": \"deliveryLon\" | /derived/cell9/h3Cell/latitude: must be a number that the contract keeps within -90 and 90, was deliveryLon",
                "\"of\": \"cell9\" | \"of\": \"cell5\" | /derived/cell7/h3Parent/of: must be a cell derived before it, was \"cell5\"",
                "\"resolution\": 7 | \"resolution\": 9 | /derived/cell7/h3Parent/resolution: must be less than 9, the resolution of cell9, was 9",
                "\"cell9\": { | \"status\": { | /derived/status: must not be a property of the contract: a sender could set it",
            })
    void aDerivationThatTheContractDoesNotBearIsNamed(String from, String to, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).replace("delivery_statuses/stream.json", from, to);

        assertThat(problems(catalog)).contains("delivery_statuses/stream.json " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"h3Cell\": | \"s2Cell\": | /derived/cell9: must have one member, an object named h3Cell or h3Parent or bucket or lowerCase, was {\"s2Cell\":{\"latitude\":\"deliveryLat\",\"longitude\":\"deliveryLon\",\"resolution\":9}}",
                "\"resolution\": 9 | \"resolution\": 16 | /derived/cell9/h3Cell/resolution: must be a whole number from 0 to 15, was 16",
                "\"resolution\": 9 | \"resolution\": \"9\" | /derived/cell9/h3Cell/resolution: must be a whole number from 0 to 15, was \"9\"",
                "\"resolution\": 7 | \"resolution\": 15 | /derived/cell7/h3Parent/resolution: must be a whole number from 0 to 14, was 15",
                "\"latitude\": | \"lat\": | /derived/cell9/h3Cell/lat: must be a known setting",
                "\"of\": \"cell7\" | \"of\": 7 | /derived/cell5/h3Parent/of: must be the name of a derived cell, was 7",
            })
    void aDerivationThatCantBeReadIsNamed(String from, String to, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).replace("delivery_statuses/stream.json", from, to);

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(catalog::load)
                .satisfies(e -> assertThat(e.problems())
                        .extracting(CatalogProblem::toString)
                        .contains("delivery_statuses/stream.json " + problem));
    }

    @Test
    void aDerivedColumnMustBeThereAndTakeTheValue() {
        TestCatalog catalog = TestCatalog.in(folder)
                .replace(
                        "delivery_statuses/schema.json",
                        "\"cell9\", \"dataType\": \"LONG\"",
                        "\"cell9\", \"dataType\": \"STRING\"")
                .replace("delivery_statuses/schema.json", "\"name\": \"cell5\"", "\"name\": \"cell4\"");

        assertThat(problems(catalog))
                .contains(
                        "delivery_statuses/schema.json /dimensionFieldSpecs/6/dataType: must be LONG for the derived cell9, was STRING",
                        "delivery_statuses/schema.json: must have a column for the derived cell5");
    }

    @Test
    void aProcessorsStreamDerivesNothing() {
        TestCatalog catalog = TestCatalog.in(folder)
                .replace(
                        "delivery_statuses/stream.json",
                        "\"origin\": \"ingest\"",
                        "\"origin\": \"processor\", \"from\": [\"orders\"]");

        assertThat(problems(catalog))
                .contains(
                        "delivery_statuses/stream.json /derived: must not be given: a processor writes its columns itself");
    }

    @Test
    void aSampleThatIsNotWhatItsFileSaysIsNamedWithItsLine() {
        TestCatalog catalog = TestCatalog.in(folder)
                .write(
                        "order_statuses/samples/valid.ndjson",
                        """
                        {"id":"1","updatedAt":"2024-05-17T17:20:01Z","status":"DELIVERED"}
                        {"id":"1","updatedAt":"2024-05-17T17:20:01Z","status":"EATEN"}
                        """)
                .write(
                        "order_statuses/samples/invalid.ndjson",
                        """
                        {"why":"no id","pointer":"/status","event":{"updatedAt":"2024-05-17T17:20:01Z","status":"DELIVERED"}}
                        {"why":"no id","pointer":"/id","event":{"id":1,"updatedAt":"2024-05-17T17:20:01Z","status":"DELIVERED"}}
                        """);

        assertThat(problems(catalog))
                .containsExactly(
                        "order_statuses/samples/valid.ndjson line 2: must be accepted, was refused: \"/status\" must be"
                                + " one of [\"PLACED_ORDER\",\"ORDER_CONFIRMED\",\"BEING_PREPARED\",\"BEING_COOKED\","
                                + "\"OUT_FOR_DELIVERY\",\"DELIVERED\",\"CANCELLED\"], was \"EATEN\"",
                        "order_statuses/samples/invalid.ndjson line 1: must be refused at \"/status\" (no id), was"
                                + " refused: \"/id\" must be given",
                        "order_statuses/samples/invalid.ndjson line 2: must be refused (no id), was accepted");
    }

    @Test
    void samplesMustBeThere() {
        TestCatalog catalog = TestCatalog.in(folder)
                .write("orders/samples/valid.ndjson", "")
                .write("orders/samples/invalid.ndjson", "");

        assertThat(problems(catalog))
                .containsExactly(
                        "orders/samples/valid.ndjson: must hold at least one sample",
                        "orders/samples/invalid.ndjson: must hold at least one sample");
    }

    @Test
    void aContractThatIsNoJsonSchemaIsNamed() {
        TestCatalog catalog =
                TestCatalog.in(folder).replace("orders/event.schema.json", "\"maxLength\": 64", "\"pattern\": \"(\"");

        assertThat(problems(catalog))
                .anyMatch(problem -> problem.startsWith("orders/event.schema.json: must be JSON Schema:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders_enriched",
                "order_items_enriched",
                "orders_by_minute",
                "sales_by_minute",
                "geofence_events",
                "products",
                "users"
            })
    void aTableOfATopicThatIsWrittenInTransactionsMustNotReadWhatIsAborted(String stream) {
        TestCatalog catalog = TestCatalog.in(folder)
                .write(
                        stream + "/table.json",
                        """
                        {"ingestionConfig": {"streamIngestionConfig": {"streamConfigMaps": [
                          {"streamType": "kafka", "stream.kafka.isolation.level": "read_uncommitted"}]}}}""");

        assertThat(problems(catalog))
                .contains(stream + "/table.json /ingestionConfig/streamIngestionConfig/streamConfigMaps/0/"
                        + "stream.kafka.isolation.level: must be read_committed, was read_uncommitted");
    }

    @Test
    void theTableOfRefusedEventsKeepsTheRulesOfAllTables() {
        PinotTable table = StreamCatalog.load()
                .find(new StreamName("orders"))
                .orElseThrow()
                .failedTable();
        Problems problems = new Problems();

        new TableCheck(table, List.of("id"), true, problems).check();
        Placeholders.check(table.tableFile(), table.table(), PinotTable.KNOWN, problems);

        assertThat(problems.list()).isEmpty();
    }

    private static List<String> problems(TestCatalog catalog) {
        return CatalogValidator.validate(catalog.load()).stream()
                .map(CatalogProblem::toString)
                .toList();
    }
}
