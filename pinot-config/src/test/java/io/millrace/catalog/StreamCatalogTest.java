package io.millrace.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StreamCatalogTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void millraceComesWithItsStreams() {
        assertThat(StreamCatalog.load().streams())
                .extracting(stream -> stream.name().value())
                .containsExactly(
                        "consents",
                        "delivery_statuses",
                        "geofence_events",
                        "offers_sent",
                        "order_items_enriched",
                        "order_statuses",
                        "orders",
                        "orders_enriched",
                        "products",
                        "redemptions",
                        "users");
    }

    @ParameterizedTest
    @MethodSource("streams")
    void everyStreamHoldsTogether(StreamDefinition stream) {
        assertThat(CatalogValidator.validate(new StreamCatalog(List.of(stream), List.of())))
                .isEmpty();
    }

    static Stream<StreamDefinition> streams() {
        return StreamCatalog.load().streams().stream();
    }

    @Test
    void aFolderWithATopicAloneIsATopicWithoutATable() {
        assertThat(StreamCatalog.load().keptTopics()).singleElement().satisfies(kept -> {
            assertThat(kept.name()).hasToString("geofences");
            assertThat(kept.settings().partitions()).hasValue(1);
        });
        assertThat(StreamCatalog.load().find(new StreamName("geofences"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | false | geofences/topic.json /topic: compacted must be true",
                "true | \"yes\" | geofences/topic.json /topic/compacted: must be true or false",
                "\"partitions\": 1 | \"partitions\": 0 | geofences/topic.json /topic: partitions must be at least 1 but is 0",
                "\"topic\" | \"topics\" | geofences/topic.json /topics: is not a known setting",
                "\"description\" | \"about\" | geofences/topic.json /description: must be a text",
            })
    void whatATopicWithoutATableCantBeIsNamed(String from, String to, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).replace("geofences/topic.json", from, to);

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(catalog::load)
                .withMessageContaining(problem);
    }

    @Test
    void aTopicWithoutATableHasNoOtherFile() {
        TestCatalog catalog = TestCatalog.in(folder).write("geofences/table.json", "{}");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(catalog::load)
                .withMessage("geofences/table.json: is not a file of a topic without a table");
    }

    @Test
    void anUnknownStreamIsNotFound() {
        assertThat(StreamCatalog.load().find(new StreamName("refunds"))).isEmpty();
    }

    @Test
    void whatAStreamDoesNotSayHasItsDefault() {
        StreamDefinition orders = TestEvents.stream("orders");

        assertThat(orders.origin()).isEqualTo(Origin.INGEST);
        assertThat(orders.keyFields()).containsExactly("id");
        assertThat(orders.formats()).containsExactlyInAnyOrder(Format.JSON, Format.NDJSON);
        assertThat(orders.time())
                .isEqualTo(new TimeSettings("createdAt", Instant.parse("2000-01-01T00:00:00Z"), Duration.ofDays(1)));
        assertThat(orders.topic().partitions()).isEmpty();
        assertThat(orders.topic().retention()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aStreamMayBoundItsTimesAndAskForPartitions() {
        TestCatalog catalog = TestCatalog.in(folder)
                .replace("orders/stream.json", "\"createdAt\"", "\"createdAt\", \"earliest\": \"2020-01-01T00:00:00Z\"")
                .replace("orders/stream.json", "\"formats\"", "\"topic\": {\"partitions\": 6}, \"formats\"");

        StreamDefinition orders = catalog.load().find(new StreamName("orders")).orElseThrow();

        assertThat(orders.time().earliest()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(orders.topic().partitions()).hasValue(6);
    }

    @Test
    void aCatalogueInAnArchiveIsTheSame() throws IOException {
        TestCatalog.in(folder.resolve("files"));
        Path archive = folder.resolve("catalogue.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            copy(folder.resolve("files"), zip.getPath("/streams"));
        }

        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            assertThat(StreamCatalog.load(zip.getPath("/streams"))).isEqualTo(StreamCatalog.load());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path nowhere = folder.resolve("nowhere");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(() -> StreamCatalog.load(nowhere))
                .withMessage(nowhere + ": is not a folder");
    }

    @Test
    void everythingUnreadableIsToldAtOnce() {
        TestCatalog catalog = TestCatalog.in(folder)
                .write("orders/table.json", "{\n  \"tableName\": \"orders\",\n}")
                .write("orders/schema.json", "[]")
                .write("orders/README.md", "")
                .delete("order_statuses/event.schema.json")
                .write("Refunds/stream.json", "{\"a\":1,\"a\":2}");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(catalog::load)
                .satisfies(e -> assertThat(e.problems())
                        .extracting(CatalogProblem::toString)
                        .contains(
                                "order_statuses/event.schema.json: is missing",
                                "orders/README.md: is not a file of a stream",
                                "orders/schema.json: must hold one JSON object",
                                "orders/table.json line 3, column 1: is not JSON: Unexpected character ('}' (code 125)):"
                                        + " was expecting double-quote to start field name",
                                "Refunds: a stream name must match [a-z][a-z0-9_]{0,62} but is \"Refunds\"",
                                "Refunds/stream.json line 1, column 11: is not JSON: Duplicate field 'a'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"key\": [\"id\"]             | \"keys\": [\"id\"]        | orders/stream.json /keys: is not a known setting",
                "\"key\": [\"id\"]             | \"key\": []               | orders/stream.json /key: must be a list of at least one text",
                "\"origin\": \"ingest\"        | \"origin\": \"http\"      | orders/stream.json /origin: can't be \"http\"",
                "\"origin\": \"ingest\"        | \"origin\": \"processor\" | orders/stream.json /from: must name what it is made from, if its origin is the processor and only then",
                "\"origin\": \"ingest\"        | \"origin\": \"processor\", \"from\": [\"nobody\"] | orders/stream.json /from: must be streams of the catalogue but is [nobody]",
                "\"origin\": \"ingest\"        | \"origin\": 1             | orders/stream.json /origin: must be a text that isn't empty",
                "\"ndjson\"                    | \"xml\"                   | orders/stream.json /formats: can't be \"xml\"",
                "\"time\":                     | \"times\":                | orders/stream.json /time: must be an object",
                "\"field\": \"createdAt\"      | \"fields\": \"createdAt\" | orders/stream.json /time/field: must be a text that isn't empty",
                "\"createdAt\"                 | \"createdAt\", \"maxAhead\": \"1 day\" | orders/stream.json /time/maxAhead: can't be \"1 day\"",
                "\"createdAt\"                 | \"createdAt\", \"maxAhead\": \"-PT1H\" | orders/stream.json /time: maxAhead must not be negative but is PT-1H",
                "\"formats\"                   | \"topic\": {\"partitions\": 0}, \"formats\" | orders/stream.json /topic: partitions must be at least 1 but is 0",
                "\"formats\"                   | \"topic\": {\"partitions\": \"2\"}, \"formats\" | orders/stream.json /topic/partitions: must be a whole number",
                "\"formats\"                   | \"topic\": {\"retention\": \"PT0S\"}, \"formats\" | orders/stream.json /topic: retention must be positive but is PT0S",
            })
    void aWrongSettingIsNamedWithItsPlace(String from, String to, String problem) {
        TestCatalog catalog = TestCatalog.in(folder).replace("orders/stream.json", from, to);

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(catalog::load)
                .satisfies(e -> assertThat(e.problems())
                        .extracting(CatalogProblem::toString)
                        .contains(problem));
    }

    @Test
    void aSampleThatSaysNotWhatItIsAboutIsNamedWithItsLine() {
        TestCatalog catalog = TestCatalog.in(folder)
                .write(
                        "orders/samples/invalid.ndjson",
                        "{\"why\":\"no id\",\"pointer\":\"/id\",\"event\":{}}\n{\"why\":1}\n");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(catalog::load)
                .withMessage("orders/samples/invalid.ndjson line 2: must have why, pointer, and either event or raw");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
