package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every {@link QueryCase}: posts its events (rows of the shop's database are put into Kafka, as the capture does),
 * then asks what it asks until the answer is what it expects. {@code ${id}} is the run's own id, {@code ${+PT90S}} an
 * instant of the run's own days, {@code ${now-PT5S}} one around now.
 */
class QueryCasesIT {
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
        return QueryCase.files().stream().map(file -> DynamicTest.dynamicTest(QueryCase.nameOf(file), () -> run(file)));
    }

    private void run(Path file) throws IOException {
        QueryCase wanted = QueryCase.read(Files.readString(file));
        String id = Events.newId();
        Instant era = Past.midnight();
        wanted.events().forEach((stream, events) -> put(stream, lines(events, id, era)));
        String path = filled(wanted.get(), id, era);
        JsonNode expected = JSON.readTree(filled(wanted.answer().toString(), id, era));
        await().untilAsserted(() -> {
            JsonNode actual = api.get(path).body();
            if (!matches(actual, expected)) {
                assertThat(actual.toPrettyString()).isEqualTo(expected.toPrettyString());
            }
        });
    }

    private static List<String> lines(ArrayNode events, String id, Instant era) {
        return events.valueStream()
                .map(event -> filled(event.toString(), id, era))
                .toList();
    }

    private void put(String stream, List<String> events) {
        if (CAPTURED.contains(stream)) {
            events.forEach(row -> ShopRows.row(stream, row));
            return;
        }
        Reply reply = api.post(stream, String.join("\n", events), "Content-Type", "application/x-ndjson");
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
            return actual.isObject()
                    && expected.properties().stream()
                            .allMatch(field -> matches(actual.path(field.getKey()), field.getValue()));
        }
        if (expected.isArray()) {
            return actual.isArray()
                    && actual.size() == expected.size()
                    && Stream.iterate(0, i -> i < expected.size(), i -> i + 1)
                            .allMatch(i -> matches(actual.get(i), expected.get(i)));
        }
        if (expected.isNumber()) {
            return actual.isNumber() && actual.decimalValue().compareTo(expected.decimalValue()) == 0;
        }
        return actual.equals(expected);
    }
}
