package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.Past;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.ShopRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every case folder under {@code cases/<slice>/<query>/<case>}: posts its {@code <stream>.ndjson} (rows of the
 * shop's database are put into Kafka, as the capture does), then asks what {@code case.json} asks until the answer is
 * what it expects. {@code ${id}} is the run's own id, {@code ${+PT90S}} an
 * instant of the run's own hours, {@code ${now-PT5S}} one around now.
 */
class QueryCasesIT {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\$\\{(now)?([+-])(PT?[\\w.]+)}");
    private static final Set<String> CAPTURED = Set.of("products", "users");

    private final ApiClient api = SharedApi.client();

    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("case.json")).sorted().toList().stream()
                    .map(Path::getParent)
                    .map(folder ->
                            DynamicTest.dynamicTest(CASES.relativize(folder).toString(), () -> run(folder)));
        }
    }

    private void run(Path folder) throws IOException {
        String id = Events.newId();
        JsonNode wanted = JSON.readTree(Files.readString(folder.resolve("case.json")));
        Instant era = Instant.parse(wanted.path("era").asText(Past.midnight().toString()));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path events :
                    files.filter(file -> file.toString().endsWith(".ndjson")).toList()) {
                String stream = events.getFileName().toString().replace(".ndjson", "");
                put(stream, filled(Files.readString(events), id, era));
            }
        }
        String path = filled(wanted.get("get").asText(), id, era);
        JsonNode expected = JSON.readTree(filled(wanted.get("answer").toString(), id, era));
        await().untilAsserted(() -> {
            JsonNode actual = api.get(path).body();
            if (!matches(actual, expected)) {
                assertThat(actual.toPrettyString()).isEqualTo(expected.toPrettyString());
            }
        });
    }

    private void put(String stream, String events) {
        if (CAPTURED.contains(stream)) {
            events.lines().forEach(row -> ShopRows.row(stream, row));
            return;
        }
        Reply reply = api.post(stream, events, "Content-Type", "application/x-ndjson");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(202);
    }

    private static String filled(String text, String id, Instant era) {
        return PLACE.matcher(text.replace("${id}", id))
                .replaceAll(place -> Matcher.quoteReplacement(instant(place, era)));
    }

    private static String instant(MatchResult place, Instant era) {
        Instant from = place.group(1) == null ? era : Instant.now();
        Duration by = Duration.parse(place.group(3));
        return from.plus(place.group(2).equals("+") ? by : by.negated()).toString();
    }

    /** What a case leaves out of an object isn't compared; numbers are by value. */
    private static boolean matches(JsonNode actual, JsonNode expected) {
        if (expected.isObject()) {
            return expected.properties().stream()
                    .allMatch(field -> matches(actual.path(field.getKey()), field.getValue()));
        }
        if (expected.isArray()) {
            return actual.size() == expected.size()
                    && Stream.iterate(0, i -> i < expected.size(), i -> i + 1)
                            .allMatch(i -> matches(actual.get(i), expected.get(i)));
        }
        if (expected.isNumber()) {
            return actual.isNumber() && actual.decimalValue().compareTo(expected.decimalValue()) == 0;
        }
        return actual.equals(expected);
    }
}
