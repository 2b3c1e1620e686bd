package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.Past;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs every case folder of every suppression list: posts its {@code <stream>.ndjson}, then asks the list, with the
 * parameters and at the time that {@code case.json} says, until its members of the run's own customers are those that
 * it names. {@code ${id}} is the run's own id, {@code ${+PT90S}} an instant of the run's own hours.
 */
@ResourceLock(SharedStack.SUPPRESSIONS)
class SuppressionCasesIT {
    private static final Path LISTS =
            Path.of(System.getProperty("millrace.root"), "pinot-config/src/main/resources/suppressions");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\$\\{\\+(PT?[\\w.]+)}");

    private final ApiClient api = SharedApi.client();

    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (Stream<Path> files = Files.walk(LISTS)) {
            return files.filter(file -> file.endsWith("case.json")).sorted().toList().stream()
                    .map(Path::getParent)
                    .map(folder ->
                            DynamicTest.dynamicTest(LISTS.relativize(folder).toString(), () -> run(folder)));
        }
    }

    private void run(Path folder) throws IOException {
        String id = Events.newId();
        Instant era = Past.midnight();
        JsonNode wanted = JSON.readTree(filled(Files.readString(folder.resolve("case.json")), id, era));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path events :
                    files.filter(file -> file.toString().endsWith(".ndjson")).toList()) {
                post(events, filled(Files.readString(events), id, era));
            }
        }
        String list = LISTS.relativize(folder).getName(0).toString();
        StringBuilder path = new StringBuilder("/suppressions/" + list + "?limit=10000&at="
                + encoded(wanted.get("at").asText()));
        wanted.get("parameters").properties().forEach(parameter -> path.append('&')
                .append(parameter.getKey())
                .append('=')
                .append(encoded(parameter.getValue().asText())));
        List<JsonNode> expected = sorted(wanted.get("members"));
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            Reply reply = api.get(path.toString());
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
            List<JsonNode> found = sorted(reply.body().get("items")).stream()
                    .filter(member -> member.get("customerId").asText().startsWith(id))
                    .toList();
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                for (String field : List.of("customerId", "email", "since", "until")) {
                    assertThat(found.get(i).get(field))
                            .isEqualTo(expected.get(i).get(field));
                }
                assertThat(found.get(i).get("reason").asText()).isNotBlank();
            }
        });
    }

    private void post(Path file, String events) throws IOException {
        String stream = file.getFileName().toString().replace(".ndjson", "");
        if (stream.equals("users")) {
            for (String line : events.lines().toList()) {
                Customers.publish(line);
            }
            return;
        }
        Reply reply = api.post(stream, events, "Content-Type", "application/x-ndjson");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(202);
    }

    private static List<JsonNode> sorted(JsonNode members) {
        List<JsonNode> sorted = new ArrayList<>();
        members.forEach(sorted::add);
        sorted.sort(Comparator.comparing(member -> member.get("customerId").asText()));
        return sorted;
    }

    private static String filled(String text, String id, Instant era) {
        return PLACE.matcher(text.replace("${id}", id))
                .replaceAll(place -> Matcher.quoteReplacement(
                        era.plus(Duration.parse(place.group(1))).toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
