package io.millrace.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.dialect.PinotVersion;
import io.millrace.catalog.files.CatalogProblem;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.table.PinotTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Planning and making tables, on both kinds of Pinot. */
class TablesTest {

    private static final String OLD = "0.11.0-1b4d6b6";
    private static final String TOPIC_ID = "2q6vUbqGTBqLsBrzTf9TSQ";
    private static final String NEW = "1.5.1-020ff0d";

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void onceMadeThereIsNothingLeftToPlan(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);
            Plan plan = session.plan(catalogue("products"));
            assertThat(plan).hasToString("+ table products");

            plan.changes().forEach(session::make);

            assertThat(session.plan(catalogue("products")).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({OLD + ", false", NEW + ", true"})
    void deletedRowsAreToldToThePinotThatCanDropThem(String pinot, boolean told) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);

            session.plan(catalogue("products")).changes().forEach(session::make);

            ObjectNode upsert = (ObjectNode) controller.held("products").path("upsertConfig");
            assertThat(upsert.path("deleteRecordColumn").asText()).isEqualTo(told ? "deleted" : "");
            assertThat(upsert.path("comparisonColumn").asText()).isEqualTo("ts");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void noSettingIsUnrecognizedUnlessItIsExpected(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            assertThat(new Session(controller).problems(catalogue("products"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void aMisspeltSettingIsAProblemWithItsPlace(String pinot) {
        PinotTable table = catalogue("products");
        table.table().withObject("/tableIndexConfig").put("invertedIndexColumn", "category");
        try (FakeController controller = FakeController.of(pinot)) {
            assertThat(new Session(controller).problems(table))
                    .containsExactly(new CatalogProblem(
                            table.tableFile(),
                            "/tableIndexConfig/invertedIndexColumn",
                            "is a setting that Pinot doesn't know"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void anotherComparisonColumnIsBlocked(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);
            session.plan(catalogue("products")).changes().forEach(session::make);
            PinotTable changed = catalogue("products");
            changed.table().withObject("/upsertConfig").put("comparisonColumn", "_received_at");

            Plan plan = session.plan(changed);

            assertThat(plan.blocked()).singleElement().satisfies(blocked -> assertThat(blocked.what())
                    .isEqualTo("table products, /upsertConfig/comparisonColumn ts → _received_at"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void aColumnAndItsIndexAreAddedInPlace(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);
            session.plan(catalogue("products")).changes().forEach(session::make);
            PinotTable changed = catalogue("products");
            ((ArrayNode) changed.schema().path("dimensionFieldSpecs"))
                    .addObject()
                    .put("name", "colour")
                    .put("dataType", "STRING");
            ((ArrayNode) changed.table().at("/tableIndexConfig/invertedIndexColumns")).add("colour");

            Plan plan = session.plan(changed);

            assertThat(plan)
                    .hasToString(
                            """
                            ~ schema products: add column colour
                            ~ table products: /tableIndexConfig/invertedIndexColumns""");
            plan.changes().forEach(session::make);
            assertThat(session.plan(changed).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void aTableWhoseTopicWasMadeAgainIsToReadItFromTheBeginning(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);
            session.plan(catalogue("products")).changes().forEach(session::make);

            session.topic = Optional.of(new TopicInPlace("another", Map.of(0, 0L, 1, 0L)));
            assertThat(session.plan(catalogue("products")))
                    .hasToString("~ table products: reads its topic from the beginning, as it was made again (id "
                            + TOPIC_ID + " → another)");

            session.topic = Optional.empty();
            assertThat(session.plan(catalogue("products")))
                    .hasToString("~ table products: reads its topic from the beginning, as there is none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void aTableThatHasReadMoreThanItsTopicHoldsIsToReadItFromTheBeginning(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);
            session.plan(catalogue("products")).changes().forEach(session::make);
            controller.hasRead("products", 0, 101);

            assertThat(session.plan(catalogue("products")))
                    .hasToString("~ table products: reads its topic from the beginning,"
                            + " as partition 0 ends at offset 100 and was read up to 101");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void theTopicOfATableOfAnOlderVersionIsRecordedAndStaysRecorded(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);
            session.plan(catalogue("products")).changes().forEach(session::make);
            ((ObjectNode) controller.held("products").at("/metadata/customConfigs")).remove(PinotTable.RECORDED_TOPIC);

            Plan plan = session.plan(catalogue("products"));
            assertThat(plan).hasToString("~ table products: /metadata/customConfigs/millrace.topic");
            plan.changes().forEach(session::make);
            PinotTable changed = catalogue("products");
            ((ArrayNode) changed.table().at("/tableIndexConfig/invertedIndexColumns")).add("name");
            session.plan(changed).changes().forEach(session::make);

            assertThat(session.plan(changed).isEmpty()).isTrue();
            assertThat(RecordedTopic.of(controller.held("products")).topicId()).isEqualTo(TOPIC_ID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void aTableKeepsTheHashFunctionThatItWasMadeWith(String pinot) {
        try (FakeController controller = FakeController.of(pinot)) {
            Session session = new Session(controller);
            PinotTable unhashed = catalogue("products");
            unhashed.table().withObject("/upsertConfig").put("hashFunction", "NONE");
            session.plan(unhashed).changes().forEach(session::make);

            session.plan(catalogue("products")).changes().forEach(session::make);

            assertThat(session.plan(catalogue("products")).isEmpty()).isTrue();
            assertThat(controller
                            .held("products")
                            .at("/upsertConfig/hashFunction")
                            .asText())
                    .isEqualTo("NONE");
        }
    }

    private static PinotTable catalogue(String stream) {
        return StreamCatalog.load().streams().stream()
                .filter(definition -> definition.name().value().equals(stream))
                .findFirst()
                .orElseThrow()
                .eventTable()
                .filled(Map.of(PinotTable.BOOTSTRAP_SERVERS, "kafka:9092", PinotTable.REPLICAS, "2"));
    }

    /** What {@link CatalogClient} does with one table. */
    private static final class Session {
        private final Tables tables;
        private final PinotVersion version;
        Optional<TopicInPlace> topic = Optional.of(new TopicInPlace(TOPIC_ID, Map.of(0, 100L, 1, 0L)));

        Session(FakeController controller) {
            tables = new Tables(controller.client(), new Consumption(controller.client()), Clock.systemUTC());
            version = tables.version();
        }

        List<CatalogProblem> problems(PinotTable table) {
            return tables.validate(version.dialect().render(table), version);
        }

        Plan plan(PinotTable table) {
            List<Change> changes = new ArrayList<>();
            List<Blocked> blocked = new ArrayList<>();
            tables.plan(version.dialect().render(table), version.dialect(), 2, () -> topic, changes, blocked);
            return new Plan(changes, blocked, List.of());
        }

        void make(Change change) {
            if (change instanceof Change.CreateTable table) {
                tables.create(table, TOPIC_ID);
            } else if (change instanceof Change.UpdateSchema schema) {
                tables.update(schema);
            } else if (change instanceof Change.UpdateTable table) {
                tables.update(table);
            }
        }
    }
}
