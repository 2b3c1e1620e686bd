package io.millrace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
                "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\" | \"$schema\": \"http://json-schema.org/draft-07/schema#\" | /$schema: must be https://json-schema.org/draft/2020-12/schema",
                "\"maxItems\": 1000      | \"maxitems\": 1000     | /properties/items/maxitems: is not a keyword that contracts may use",
                "\"maxItems\": 1000      | \"maxItems\": 100000   | /properties/items/maxItems: must be given and at most 10000",
                "\"minItems\": 1         | \"anyOf\": []          | /properties/items/anyOf: is not a keyword that contracts may use",
                "\"additionalProperties\": false | \"additionalProperties\": true | /additionalProperties: must be false: what no column takes would be lost",
                "\"additionalProperties\": false | \"additionalProperties\": true | /properties/items/items/additionalProperties: must be false: what no column takes would be lost",
                "\"deliveryLat\": {      | \"_lat\": {            | /properties/_lat: must not be declared: Millrace sets it",
                "\"required\": [\"id\",  | \"required\": [        | /required: must name id: it is a key field",
                "\"createdAt\", \"userId\" | \"userId\"           | /required: must name createdAt: it is the time field",
                "\"maxLength\": 128      | \"maxLength\": 129     | /properties/id: is a key field: it must have a minLength of at least 1 and a maxLength of at most 128",
                "\"maxLength\": 128      | \"maxLength\": 300     | /properties/userId/maxLength: must be given and at most half of the column's maxLength, 512: Pinot would cut it",
                "\"type\": \"string\"    | \"type\": \"integer\"  | /properties/createdAt/type: must be string: it is the time field",
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
                "\"schemaName\": \"orders\" | \"schemaName\": \"order\" | /schemaName: must be orders",
                "\"primaryKeyColumns\": [\"id\"] | \"primaryKeyColumns\": [\"userId\"] | /primaryKeyColumns: must be the key fields [id]",
                "\"name\": \"price\"     | \"name\": \"total\"    | : has no column for the contract's property price",
                "\"name\": \"price\"     | \"name\": \"total\"    | /metricFieldSpecs/0: column total is fed by no property of the contract, by ingest or by a transform",
                "\"price\", \"dataType\": \"DOUBLE\" | \"price\", \"dataType\": \"LONG\" | /metricFieldSpecs/0/dataType: must be one of [DOUBLE] for the contract's price but is LONG",
                "\"id\", \"dataType\": \"STRING\" | \"id\", \"dataType\": \"LONG\" | /dimensionFieldSpecs/0/dataType: must be one of [STRING] for the contract's id but is LONG",
                "\"JSON\", \"maxLength\": 1048576 | \"JSON\"          | /dimensionFieldSpecs/4/maxLength: must be given: Pinot would cut items at 512",
                "\"name\": \"_request_id\" | \"name\": \"request_id\" | : has no column _request_id, which ingest adds to every event",
                "\"ts\", \"dataType\": \"LONG\" | \"ts\", \"dataType\": \"STRING\" | /dateTimeFieldSpecs/0/dataType: must be LONG but is STRING",
                "\"format\": \"1:MILLISECONDS:EPOCH\" | \"format\": \"1:SECONDS:EPOCH\" | /dateTimeFieldSpecs/0: must have ts in the format 1:MILLISECONDS:EPOCH",
                "\"name\": \"userId\"    | \"name\": \"${user}\"  | /dimensionFieldSpecs/2/name: ${user} is not a known placeholder",
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
                "\"tableName\": \"orders\" | \"tableName\": \"order\" | /tableName: must be orders but is order",
                "\"REALTIME\"            | \"OFFLINE\"            | /tableType: must be REALTIME but is OFFLINE",
                "\"timeColumnName\": \"ts\" | \"timeColumnName\": \"_received_at\" | /segmentsConfig/timeColumnName: must be ts but is _received_at",
                "\"timeColumnName\"      | \"schemaName\": \"orders\", \"timeColumnName\" | /segmentsConfig/schemaName: must not be set: Pinot 1.x has no such setting",
                "\"replication\": \"${replicas}\" | \"replication\": \"${copies}\" | /segmentsConfig/replication: ${copies} is not a known placeholder",
                "\"replication\": \"${replicas}\" | \"replication\": \"1\" | /segmentsConfig/replication: must be ${replicas} but is 1",
                "\"mode\": \"FULL\"      | \"mode\": \"PARTIAL\"  | /upsertConfig/mode: must be FULL but is PARTIAL",
                "\"comparisonColumn\": \"ts\" | \"comparisonColumns\": [\"ts\"] | /upsertConfig/comparisonColumn: must be ts but is missing",
                "\"comparisonColumn\": \"ts\" | \"comparisonColumns\": [\"ts\"] | /upsertConfig/comparisonColumns: must not be set: Pinot 0.11 passes over it in silence",
                "\"comparisonColumn\": \"ts\" | \"comparisonColumn\": \"ts\", \"snapshot\": \"ENABLE\" | /upsertConfig/snapshot: must not be set: it is added for the Pinot that has it",
                "\"comparisonColumn\": \"ts\" | \"comparisonColumn\": \"ts\", \"dropOutOfOrderRecord\": true | /upsertConfig/dropOutOfOrderRecord: must not be set: Pinot 1.x takes it only without consistent reads",
                "\"strictReplicaGroup\"  | \"balanced\"           | /routing/instanceSelectorType: must be strictReplicaGroup but is balanced",
                "\"nullHandlingEnabled\": true | \"nullHandlingEnabled\": false | /tableIndexConfig/nullHandlingEnabled: must be true but is false",
                "\"nullHandlingEnabled\" | \"starTreeIndexConfigs\": [], \"nullHandlingEnabled\" | /tableIndexConfig/starTreeIndexConfigs: must not be set: an upsert table can't have them",
                "\"sortedColumn\": [     | \"sortedColumn\": [\"nr\", | /tableIndexConfig/sortedColumn/0: must be a column but is \"nr\"",
                "\"columnName\": \"_written_at\" | \"columnName\": \"written\" | /ingestionConfig/transformConfigs/0/columnName: must be a column but is \"written\"",
                "\"streamConfigMaps\"    | \"streamConfig\"       | /ingestionConfig/streamIngestionConfig/streamConfigMaps: must be a list of one map",
                "\"stream.kafka.topic.name\": \"orders\" | \"stream.kafka.topic.name\": \"order\" | /ingestionConfig/streamIngestionConfig/streamConfigMaps/0/stream.kafka.topic.name: must be orders but is order",
                "\"stream.kafka.consumer.type\": \"lowlevel\", | | /ingestionConfig/streamIngestionConfig/streamConfigMaps/0/stream.kafka.consumer.type: must be lowlevel but is missing",
                "\"realtime.segment.flush.threshold.time\": \"6h\" | \"realtime.segment.flush.threshold.segment.size\": \"200M\" | /ingestionConfig/streamIngestionConfig/streamConfigMaps/0: must flush either by realtime.segment.flush.threshold.rows or by …segment.size",
                "\"upsertConfig\"        | \"fieldConfigList\": [{\"name\": \"id\", \"indexes\": {}}], \"upsertConfig\" | /fieldConfigList/0/indexes: must not be set: Pinot 0.11 makes no index of it; use indexTypes",
            })
    void aTableThatPinotWouldTakeAndGetWrongIsNamed(String from, String to, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).replace("orders/table.json", from, to == null ? "" : to);

        assertThat(problems(catalog)).contains("orders/table.json " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"latitude\": \"deliveryLat\" | \"latitude\": \"lat\" | /derived/cell9/h3Cell/latitude: must be a property of the contract but is \"lat\"",
                "\"latitude\": \"deliveryLat\" | \"latitude\": \"status\" | /derived/cell9/h3Cell/latitude: must be a number that the contract keeps within -90 and 90, which status is not",
                "\"latitude\": \"deliveryLat\" | \"latitude\": \"deliveryLon\" | /derived/cell9/h3Cell/latitude: must be a number that the contract keeps within -90 and 90, which deliveryLon is not",
                "\"of\": \"cell9\" | \"of\": \"cell5\" | /derived/cell7/h3Parent/of: must be a cell derived before it but is \"cell5\"",
                "\"resolution\": 7 | \"resolution\": 9 | /derived/cell7/h3Parent/resolution: must be less than that of cell9, 9, but is 9",
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
                "\"h3Cell\": | \"s2Cell\": | /derived/cell9: must have one member, h3Cell or h3Parent or bucket or lowerCase, and that an object",
                "\"resolution\": 9 | \"resolution\": 16 | /derived/cell9/h3Cell/resolution: must be a whole number from 0 to 15 but is 16",
                "\"resolution\": 9 | \"resolution\": \"9\" | /derived/cell9/h3Cell/resolution: must be a whole number from 0 to 15 but is \"9\"",
                "\"resolution\": 7 | \"resolution\": 15 | /derived/cell7/h3Parent/resolution: must be a whole number from 0 to 14 but is 15",
                "\"latitude\": | \"lat\": | /derived/cell9/h3Cell/lat: is not a known setting",
                "\"of\": \"cell7\" | \"of\": 7 | /derived/cell5/h3Parent/of: must be the name of a derived cell",
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
                        "delivery_statuses/schema.json /dimensionFieldSpecs/6/dataType: must be LONG for the derived cell9 but is STRING",
                        "delivery_statuses/schema.json: has no column for the derived cell5");
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
                        "order_statuses/samples/valid.ndjson line 2: must be accepted but is refused: \"/status\" must be"
                                + " one of [\"PLACED_ORDER\",\"ORDER_CONFIRMED\",\"BEING_PREPARED\",\"BEING_COOKED\","
                                + "\"OUT_FOR_DELIVERY\",\"DELIVERED\",\"CANCELLED\"] but is \"EATEN\"",
                        "order_statuses/samples/invalid.ndjson line 1: must be refused at \"/status\" (no id) but is"
                                + " refused: \"/id\" is required but missing",
                        "order_statuses/samples/invalid.ndjson line 2: must be refused (no id) but is accepted");
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
                .anyMatch(problem -> problem.startsWith("orders/event.schema.json: is no JSON Schema:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders_enriched", "order_items_enriched", "geofence_events", "products", "users"})
    void aTableOfATopicThatIsWrittenInTransactionsMustNotReadWhatIsAborted(String stream) {
        TestCatalog catalog =
                TestCatalog.in(folder).replace(stream + "/table.json", "\"read_committed\"", "\"read_uncommitted\"");

        assertThat(problems(catalog))
                .contains(stream + "/table.json /ingestionConfig/streamIngestionConfig/streamConfigMaps/0/"
                        + "stream.kafka.isolation.level: must be read_committed but is read_uncommitted");
    }

    private static List<String> problems(TestCatalog catalog) {
        return CatalogValidator.validate(catalog.load()).stream()
                .map(CatalogProblem::toString)
                .toList();
    }
}
