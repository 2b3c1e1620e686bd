package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.dialect.PinotVersion;
import io.millrace.catalog.table.PinotTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code catalog plan} and {@code apply} make of what a live 0.11.0 and a live 1.5.1 answered. */
class RecordedPinotsTest {

    @ParameterizedTest
    @CsvSource({"0.11.0, 0.11", "1.5.1, 1.x"})
    void theVersionIsTold(String pinot, String dialect) {
        try (RecordedPinot recorded = new RecordedPinot(pinot).answering("GET /version", "version")) {
            PinotVersion version = tables(recorded.client()).version();

            assertThat(version.text()).startsWith(pinot);
            assertThat(version.dialect().title()).isEqualTo(dialect);
            assertThat(version.warning()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.0", "1.5.1"})
    void aTableThatIsNotThereIsPlannedAndMade(String pinot) {
        try (RecordedPinot recorded = new RecordedPinot(pinot)) {
            PinotTable wanted = wanted(recorded);
            recorded.answering("GET /version", "version")
                    .answering("GET /schemas/" + wanted.name(), "unknown schema")
                    .answering("GET /tables/" + wanted.name(), "unknown table")
                    .answering("POST /tableConfigs/validate", "validate")
                    .answering("POST /schemas?override=true", "create schema")
                    .answering("POST /tables", "create table");
            Tables tables = tables(recorded.client());

            assertThat(tables.validate(wanted, tables.version())).isEmpty();
            List<Change> changes = plan(tables, wanted);

            assertThat(changes).singleElement().isInstanceOfSatisfying(Change.CreateTable.class, table -> {
                tables.create(table, "topic-id");
                assertThat(table.table()).isEqualTo(recorded.request("create table"));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.0", "1.5.1"})
    void aTableAsItWasMadeLacksOnlyWhatIsRecordedOfItsTopicSince(String pinot) {
        try (RecordedPinot recorded = new RecordedPinot(pinot)) {
            PinotTable wanted = wanted(recorded);
            recorded.answering("GET /version", "version")
                    .answering("GET /schemas/" + wanted.name(), "schema")
                    .answering("GET /tables/" + wanted.name(), "table")
                    .answering("GET /tables/" + wanted.name() + "/consumingSegmentsInfo", "consuming segments");

            assertThat(plan(tables(recorded.client()), wanted))
                    .singleElement()
                    .isInstanceOfSatisfying(Change.UpdateTable.class, table -> assertThat(table.differences())
                            .containsExactly(RecordedTopic.PLACE + "/" + PinotTable.RECORDED_TOPIC));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.0", "1.5.1"})
    void aTableHasStartedOnceItsPartitionsAreReadAndItAnswers(String pinot) {
        try (RecordedPinot recorded = new RecordedPinot(pinot)
                .answering("GET /tables/t/consumingSegmentsInfo", "consuming segments")
                .answering("POST /sql", "count")) {
            assertThatCode(() -> new Consumption(recorded.client()).awaitStart("t", 2))
                    .doesNotThrowAnyException();
        }
    }

    private static List<Change> plan(Tables tables, PinotTable wanted) {
        List<Change> changes = new ArrayList<>();
        List<Blocked> blocked = new ArrayList<>();
        Optional<TopicInPlace> topic = Optional.of(new TopicInPlace("topic-id", Map.of(0, 1000L, 1, 1000L)));
        tables.plan(wanted, tables.version().dialect(), 2, () -> topic, changes, blocked);
        assertThat(blocked).isEmpty();
        return changes;
    }

    /** The table that was made when the answers were recorded, without the mark that making it adds. */
    private static PinotTable wanted(RecordedPinot recorded) {
        ObjectNode table = recorded.request("create table");
        table.remove("metadata");
        ObjectNode schema = recorded.request("create schema");
        return new PinotTable(schema.path("schemaName").asText(), "schema.json", schema, "table.json", table);
    }

    private static Tables tables(PinotController controller) {
        return new Tables(controller, new Consumption(controller), Clock.systemUTC());
    }
}
