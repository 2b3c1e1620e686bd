package io.millrace.it.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.millrace.catalog.apply.Blocked;
import io.millrace.catalog.apply.CatalogClient;
import io.millrace.catalog.apply.CatalogTarget;
import io.millrace.catalog.apply.Change;
import io.millrace.catalog.apply.PinotAccess;
import io.millrace.catalog.apply.Plan;
import io.millrace.catalog.apply.SkippedRecord;
import io.millrace.catalog.apply.TargetException;
import io.millrace.catalog.files.CatalogException;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedStack;
import io.millrace.localstack.StackComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it pauses Pinot")
@SuppressWarnings("NullAway.Init")
class CatalogApplyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LATER = "2";
    private static final String EARLIER = "1";

    private static CatalogTarget target;
    private static CatalogClient client;
    private static KafkaProducer<String, byte[]> producer;

    @TempDir
    private Path folder;

    private NoteStream notes;

    @BeforeAll
    static void connect() {
        target = SharedStack.catalogTarget();
        client = CatalogClient.of(target);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedStack.kafkaBootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        24 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void disconnect() {
        producer.close();
        client.close();
    }

    @BeforeEach
    void makeCatalogue() {
        notes = NoteStream.in(folder);
    }

    @Test
    void onceAppliedThereIsNothingLeftToPlan() {
        Plan plan = client.plan(notes.load());

        assertThat(plan.changes())
                .extracting(Change::name)
                .containsExactly(notes.name(), notes.name() + "_failed", notes.name(), notes.name() + "_failed");
        client.apply(plan);
        assertThat(client.plan(notes.load()).isEmpty()).isTrue();
        assertThat(PinotSql.rows("SELECT count(*) AS n FROM " + notes.name()).toString())
                .isEqualTo("[[0]]");
    }

    @Test
    void anApplyThatWasBrokenOffCanBeFinished() {
        Plan plan = client.plan(notes.load());
        client.apply(new Plan(plan.changes().subList(0, 3), plan.blocked(), plan.warnings()));

        Plan rest = client.plan(notes.load());

        assertThat(rest.changes()).hasToString("[+ table " + notes.name() + "_failed]");
        client.apply(rest);
        assertThat(client.plan(notes.load()).isEmpty()).isTrue();
    }

    @Test
    void aNewColumnIsFilledAsSoonAsItIsApplied() {
        client.apply(client.plan(notes.load()));
        send("a", note("a", 1, "\"text\":\"old\""));
        awaitRows("SELECT id, text FROM " + notes.name(), "[[\"a\",\"old\"]]");
        notes.addProperty("colour");

        Plan plan = client.plan(notes.load());

        assertThat(plan).hasToString("~ schema " + notes.name() + ": add column colour");
        client.apply(plan);
        assertThat(client.plan(notes.load()).isEmpty()).isTrue();
        send("b", note("b", 2, "\"colour\":\"red\""));
        awaitRows(
                "SELECT id, colour FROM " + notes.name() + " ORDER BY id LIMIT 10",
                "[[\"a\",\"null\"],[\"b\",\"red\"]]");
    }

    @Test
    void anIndexIsAddedAndTakenAwayInPlace() {
        client.apply(client.plan(notes.load()));
        String table = "~ table " + notes.name() + ": ";

        notes.replace("table.json", "[\"id\"]", "[\"id\", \"text\"]");
        Plan added = client.plan(notes.load());
        assertThat(added).hasToString(table + "/tableIndexConfig/invertedIndexColumns");
        client.apply(added);
        assertThat(client.plan(notes.load()).isEmpty()).isTrue();

        notes.replace("table.json", ", \"invertedIndexColumns\": [\"id\", \"text\"]", "");
        Plan removed = client.plan(notes.load());
        assertThat(removed).hasToString(table + "settings that are no longer wanted");
        client.apply(removed);
        assertThat(client.plan(notes.load()).isEmpty()).isTrue();
    }

    @Test
    void theRetentionOfATopicIsChangedInPlace() {
        client.apply(client.plan(notes.load()));
        notes.replace("stream.json", "\"formats\"", "\"topic\": {\"retention\": \"P1D\"}, \"formats\"");

        Plan plan = client.plan(notes.load());

        assertThat(plan).hasToString("~ topic " + notes.name() + ": {retention.ms=86400000}");
        client.apply(plan);
        assertThat(client.plan(notes.load()).isEmpty()).isTrue();
    }

    @Test
    void whatWouldBreakTheRowsThatAreThereIsBlocked() {
        client.apply(client.plan(notes.load()));
        notes.replace("stream.json", "\"formats\"", "\"topic\": {\"partitions\": 3}, \"formats\"")
                .replace("stream.json", "[\"id\"]", "[\"id\", \"at\"]")
                .replace(
                        "event.schema.json",
                        "\"text\": {\"type\": \"string\", \"maxLength\": 200}",
                        "\"text\": {\"type\": \"number\"}")
                .replace("schema.json", "\"text\", \"dataType\": \"STRING\"", "\"text\", \"dataType\": \"DOUBLE\"");

        Plan plan = client.plan(notes.load());

        assertThat(plan.blocked())
                .extracting(Blocked::what)
                .containsExactly(
                        "topic " + notes.name() + ", partitions 2 → 3",
                        "topic " + notes.name() + "_failed, partitions 2 → 3",
                        "schema " + notes.name() + ", column text/dataType STRING → DOUBLE",
                        "schema " + notes.name() + ", primaryKeyColumns [\"id\"] → [\"id\",\"at\"]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.apply(plan))
                .withMessageStartingWith("the plan is blocked: ");
        assertThat(client.plan(notes.load()).blocked()).isEqualTo(plan.blocked());
    }

    @Test
    void aSettingThatPinotDoesNotKnowIsNamedWithItsFileAndPlace() {
        notes.replace("table.json", "\"loadMode\"", "\"laodMode\": \"HEAP\", \"loadMode\"")
                .replace("schema.json", "{\"name\": \"text\",", "{\"name\": \"text\", \"delimeter\": \",\",");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(() -> client.plan(notes.load()))
                .withMessageContaining(
                        notes.name() + "/table.json /tableIndexConfig/laodMode: is a setting that Pinot doesn't know")
                .withMessageContaining(notes.name()
                        + "/schema.json /dimensionFieldSpecs/2/delimeter: is a setting that Pinot doesn't know");
    }

    @Test
    void whatPinotRefusesIsToldInItsWordsBeforeAnythingIsChanged() {
        notes.replace("table.json", "\"tableIndexConfig\"", "\"query\": {\"timeoutMs\": -1}, \"tableIndexConfig\"");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(() -> client.plan(notes.load()))
                .withMessageStartingWith(notes.name() + "/table.json: Pinot refuses it: ");
    }

    @Test
    void aRecordThatIsNoEventDoesNotStopTheOthers() {
        client.apply(client.plan(notes.load()));

        send("a", null);
        send("a", "{");
        send("a", "[1]");
        send("a", "\"text\"");
        send("a", "{\"id\":{},\"ts\":\"never\"}");
        send("a", "\u0000\uFFFF");
        send("a", note("a", 1, "\"text\":\"after all\""));

        awaitRows("SELECT id, text FROM " + notes.name() + " WHERE text = 'after all'", "[[\"a\",\"after all\"]]");
    }

    @Test
    void ofTwoRecordsTheLaterTimeWinsAndOnATieTheLaterArrival() {
        client.apply(client.plan(notes.load()));

        send("x", note("x", 20, "\"text\":\"" + LATER + "\""));
        send("x", note("x", 10, "\"text\":\"" + EARLIER + "\""));
        send("y", note("y", 10, "\"text\":\"" + EARLIER + "\""));
        send("y", note("y", 10, "\"text\":\"" + LATER + "\""));

        awaitRows("SELECT id, text FROM " + notes.name() + " ORDER BY id LIMIT 10", "[[\"x\",\"2\"],[\"y\",\"2\"]]");
    }

    @Test
    void aTopicThatWasMadeAgainIsReadFromTheBeginningAndNoRowIsLost() throws Exception {
        client.apply(client.plan(notes.load()));
        send("a", note("a", 1, "\"text\":\"old\""));
        send("a", note("b", 2, "\"text\":\"old\""));
        awaitRows("SELECT id FROM " + notes.name() + " ORDER BY id LIMIT 10", "[[\"a\"],[\"b\"]]");
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(notes.name())).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(notes.name()));
        }

        Plan plan = client.plan(notes.load());

        assertThat(plan.changes())
                .extracting(change -> change.toString().replaceFirst("(?s):.*", ""))
                .containsExactly("+ topic " + notes.name(), "~ table " + notes.name());
        client.apply(new Plan(plan.changes().subList(0, 1), plan.blocked(), plan.warnings()));
        send("a", note("c", 3, "\"text\":\"new\""));
        Plan rest = client.plan(notes.load());
        assertThat(rest.toString())
                .startsWith(
                        "~ table " + notes.name() + ": reads its topic from the beginning, as it was made again (id ");
        client.apply(rest);
        assertThat(client.plan(notes.load()).isEmpty()).isTrue();
        send("a", note("d", 4, "\"text\":\"new\""));
        awaitRows("SELECT id FROM " + notes.name() + " ORDER BY id LIMIT 10", "[[\"a\"],[\"b\"],[\"c\"],[\"d\"]]");
    }

    @Test
    void ofWhatWasDeletedBeforePinotCameToItTheRestIsRead() throws Exception {
        client.apply(client.plan(notes.load()));
        send("k", note("first", 1, "\"text\":\"read\""));
        awaitRows("SELECT id FROM " + notes.name() + " ORDER BY id LIMIT 10", "[[\"first\"]]");
        SharedStack.get().pause(StackComponent.PINOT);
        try (Admin admin = admin()) {
            TopicPartition partition = null;
            for (int i = 0; i < 10; i++) {
                RecordMetadata sent = send(notes.name(), "k", note("r" + i, i, "\"text\":\"unread\""));
                partition = new TopicPartition(sent.topic(), sent.partition());
            }
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(6)))
                    .all()
                    .get();
        } finally {
            SharedStack.get().resume(StackComponent.PINOT);
        }

        awaitRows(
                "SELECT id FROM " + notes.name() + " WHERE id >= 'r5' ORDER BY id LIMIT 10",
                "[[\"r5\"],[\"r6\"],[\"r7\"],[\"r8\"],[\"r9\"]]");
    }

    @Test
    void aLargePayloadIsWholeInKafkaAndCutInPinot() {
        client.apply(client.plan(notes.load()));
        String failed = notes.name() + "_failed";

        // The largest body that may be refused, in base 64
        send(failed, "r-0", failed("r-0", "x".repeat((14 << 20) / 3 * 4)));
        send(failed, "r-1", failed("r-1", "small"));

        awaitRows(
                "SELECT id, length(payload) AS n FROM " + failed + " ORDER BY id LIMIT 10",
                "[[\"r-0\",1048576],[\"r-1\",5]]");
    }

    /** That such a record ends the reading is known of Pinot 0.11, which the local stack runs. */
    @Test
    @Tag("local-stack")
    void theRecordThatATableStandsAtIsSkippedAndNoOther() {
        client.apply(client.plan(notes.load()));
        sendNote("a", "\"x\"");
        sendNote("b", "\"x\"");
        RecordMetadata ending = sendNote("deep", "[".repeat(50_000) + "]".repeat(50_000));
        sendNote("c", "\"x\"");
        String rows = "SELECT id FROM " + notes.name() + " ORDER BY id LIMIT 10";
        awaitRows(rows, "[[\"a\"],[\"b\"]]");

        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> String.valueOf(e.getMessage()).contains("is at"))
                .until(() -> {
                    SkippedRecord.skip(target, PinotAccess.open(), notes.name(), ending.partition(), ending.offset());
                    return true;
                });

        awaitRows(rows, "[[\"a\"],[\"b\"],[\"c\"]]");
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> SkippedRecord.skip(
                        target, PinotAccess.open(), notes.name(), ending.partition(), ending.offset()))
                .withMessageEndingWith("is at offset 4, not at 2");
        sendNote("d", "\"x\"");
        awaitRows(rows, "[[\"a\"],[\"b\"],[\"c\"],[\"d\"]]");
    }

    private RecordMetadata sendNote(String id, String text) {
        return send(notes.name(), "one partition", note(id, 1, "\"text\":" + text));
    }

    @Test
    void aControllerThatDoesNotAnswerIsNamed() {
        URI nobody = URI.create("http://127.0.0.1:1");
        try (CatalogClient lost = CatalogClient.of(CatalogTarget.of(target.bootstrapServers(), nobody))) {
            assertThatExceptionOfType(TargetException.class)
                    .isThrownBy(() -> lost.plan(notes.load()))
                    .withMessageStartingWith("Pinot's controller at http://127.0.0.1:1 can't be reached: ");
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() {
        try (CatalogClient lost = CatalogClient.of(CatalogTarget.of("127.0.0.1:1", target.pinotController()))) {
            assertThatExceptionOfType(TargetException.class)
                    .isThrownBy(() -> lost.plan(notes.load()))
                    .withMessage("Kafka at 127.0.0.1:1 can't be reached: no answer in 10 s");
        }
    }

    private static String note(String id, int second, String more) {
        return "{\"id\":\"" + id + "\",\"at\":\"-\",\"ts\":" + (1_700_000_000_000L + second) + "," + more + "}";
    }

    private static String failed(String id, String payload) {
        return "{\"id\":\"" + id + "\",\"ts\":1700000000000,\"payload\":\"" + payload + "\"}";
    }

    private void send(String key, @Nullable String value) {
        send(notes.name(), key, value);
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedStack.kafkaBootstrapServers()));
    }

    private static RecordMetadata send(String topic, String key, @Nullable String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        try {
            return producer.send(new ProducerRecord<>(topic, key, bytes)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitRows(String sql, String rows) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(PinotSql.rows(sql).toString()).isEqualTo(rows));
    }
}
