package io.millrace.catalog.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.catalog.check.CatalogValidator;
import io.millrace.catalog.files.CatalogException;
import io.millrace.catalog.files.CatalogFiles;
import io.millrace.catalog.files.CatalogProblem;
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
    void everyFolderIsAStreamOrATopic() throws IOException {
        StreamCatalog catalog = StreamCatalog.load();

        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/streams"))) {
            assertThat(Stream.concat(
                                    catalog.streams().stream().map(StreamDefinition::name),
                                    catalog.compactedTopics().stream().map(CompactedTopic::name))
                            .map(StreamName::value))
                    .containsExactlyInAnyOrderElementsOf(
                            folders.map(CatalogFiles::name).toList());
        }
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
        assertThat(StreamCatalog.load().compactedTopics())
                .allSatisfy(kept -> assertThat(kept.settings().partitions()).hasValue(1))
                .extracting(kept -> kept.name().value())
                .containsExactly("geofences", "summary_coverage");
        assertThat(StreamCatalog.load().find(new StreamName("geofences"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | false | geofences/topic.json /topic: compacted must be true",
                "true | \"yes\" | geofences/topic.json /topic/compacted: must be true or false",
                "\"partitions\": 1 | \"partitions\": 0 | geofences/topic.json /topic: partitions must be at least 1, was 0",
                "\"topic\" | \"topics\" | geofences/topic.json /topics: must be a known setting",
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
                .withMessage("geofences/table.json: must not be there: a topic without a table has only topic.json");
    }

    @Test
    void anUnknownStreamIsNotFound() {
        assertThat(StreamCatalog.load().find(new StreamName("no_such_stream"))).isEmpty();
    }

    @Test
    void whatAStreamDoesNotSayHasItsDefault() {
        StreamDefinition orders =
                StreamCatalog.load().find(new StreamName("orders")).orElseThrow();

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
                .withMessage(nowhere + ": must be a folder");
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
                                "order_statuses/event.schema.json: must be given",
                                "orders/README.md: must not be there: a stream has no such file",
                                "orders/schema.json: must hold one JSON object",
                                "orders/table.json line 3, column 1: must be JSON: Unexpected character ('}' (code 125)):"
                                        + " was expecting double-quote to start field name",
                                "Refunds: a stream name must match [a-z][a-z0-9_]{0,62}, was \"Refunds\"",
                                "Refunds/stream.json line 1, column 11: must be JSON: Duplicate field 'a'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"key\": [\"id\"]             | \"keys\": [\"id\"]        | orders/stream.json /keys: must be a known setting",
                "\"key\": [\"id\"]             | \"key\": []               | orders/stream.json /key: must be a list of at least one text, was []",
                "\"origin\": \"ingest\"        | \"origin\": \"http\"      | orders/stream.json /origin: must be one of [ingest, cdc, processor], was \"http\"",
                "\"origin\": \"ingest\"        | \"origin\": \"processor\" | orders/stream.json /from: must name the streams that the processor reads, was missing",
                "\"origin\": \"ingest\"        | \"origin\": \"processor\", \"from\": [\"nobody\"] | orders/stream.json /from: must be streams of the catalogue, was [nobody]",
                "\"origin\": \"ingest\"        | \"origin\": 1             | orders/stream.json /origin: must be a text that isn't empty, was 1",
                "\"ndjson\"                    | \"xml\"                   | orders/stream.json /formats: must be one of [json, ndjson], was \"xml\"",
                "\"time\":                     | \"times\":                | orders/stream.json /time: must be an object, was missing",
                "\"field\": \"createdAt\"      | \"fields\": \"createdAt\" | orders/stream.json /time/field: must be a text that isn't empty, was missing",
                "\"createdAt\"                 | \"createdAt\", \"maxAhead\": \"1 day\" | orders/stream.json /time/maxAhead: must be an ISO 8601 duration such as P7D or PT1H, was \"1 day\"",
                "\"createdAt\"                 | \"createdAt\", \"maxAhead\": \"-PT1H\" | orders/stream.json /time: maxAhead must not be negative, was PT-1H",
                "\"formats\"                   | \"topic\": {\"partitions\": 0}, \"formats\" | orders/stream.json /topic: partitions must be at least 1, was 0",
                "\"formats\"                   | \"topic\": {\"partitions\": \"2\"}, \"formats\" | orders/stream.json /topic/partitions: must be a whole number, was \"2\"",
                "\"formats\"                   | \"topic\": {\"retention\": \"PT0S\"}, \"formats\" | orders/stream.json /topic: retention must be positive, was PT0S",
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
