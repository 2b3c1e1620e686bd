package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import io.millrace.it.TestStack;
import io.millrace.localstack.StackComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What a tool gets whose pull Pinot is killed in the middle of, and until Pinot has read again what it lost. OutageIT has a
 * short version.
 */
@Tag("long")
@Isolated("it kills Pinot")
class SuppressionOutageIT {
    /** More than fits the buffers between service and tool, so that a tool that doesn't read holds the service up. */
    private static final int MEMBERS = 80_000;

    private static final int BATCH = 5_000;
    private static final int BROKEN_OFF = 18;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final TestStack stack = SharedStack.get();
    private final ApiClient api = SharedApi.client();
    private final Instant now = Instant.now();
    private final List<String> ids =
            IntStream.range(0, MEMBERS).mapToObj(i -> Events.newId()).toList();

    @AfterEach
    void allRunAgain() {
        stack.start();
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        api.get("/suppressions/opted_out?channel=PUSH&limit=1").status())
                .isEqualTo(200));
    }

    @Test
    void aPullIsBrokenOffWhenPinotDiesAndRefusedUntilTheListIsWholeAgain() throws Exception {
        Customers.publishAll(ids, now);
        for (int from = 0; from < MEMBERS; from += BATCH) {
            optOut(ids.subList(from, from + BATCH));
        }
        patiently().until(() -> mine(trailer().path("members").asInt(-1)));

        Path ndjson = folder.resolve("list.ndjson");
        Path csv = folder.resolve("list.csv");
        List<Process> pulls = List.of(pull("ndjson", ndjson), pull("csv", csv));
        await().until(() -> isBegun(ndjson) && isBegun(csv));
        stack.kill(StackComponent.PINOT);

        for (Process pull : pulls) {
            assertThat(pull.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(pull.exitValue())
                    .as("curl's word for a transfer that was broken off")
                    .isEqualTo(BROKEN_OFF);
        }
        List<String> lines = Files.readAllLines(ndjson);
        assertThat(lines).hasSizeBetween(2, MEMBERS).noneMatch(line -> line.contains("\"complete\":true"));
        assertThat(lines.get(lines.size() - 1)).contains("\"complete\":false");
        assertThat(Files.readAllLines(csv)).hasSizeBetween(2, MEMBERS);

        Reply refused = api.get("/suppressions/opted_out?channel=PUSH&format=csv");
        assertRefused(refused);

        Thread starting = new Thread(() -> stack.start(StackComponent.PINOT));
        starting.start();
        patiently().until(() -> {
            Reply reply = api.get("/suppressions/opted_out?channel=PUSH&format=ndjson");
            if (reply.status() != 200) {
                assertRefused(reply);
                return false;
            }
            List<String> found = reply.raw().body().lines().toList();
            JsonNode last = JSON.readTree(found.get(found.size() - 1));
            if (!last.get("complete").asBoolean()) {
                return false;
            }
            assertThat(mine(last.get("members").asInt()))
                    .as("never a shorter list")
                    .isTrue();
            return true;
        });
        starting.join();
    }

    /** A pull that is broken off is no answer, and asked for again. */
    private static ConditionFactory patiently() {
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class);
    }

    private static void assertRefused(Reply refused) {
        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(503);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.body().get("type").asText())
                .isIn("urn:millrace:problem:catching-up", "urn:millrace:problem:pinot-unavailable");
        assertThat(refused.body().get("detail").asText()).isNotBlank();
    }

    private static boolean mine(int members) {
        return members >= MEMBERS;
    }

    private JsonNode trailer() throws IOException {
        Reply reply = api.get("/suppressions/opted_out?channel=PUSH&format=ndjson");
        String[] lines = reply.raw().body().split("\n", -1);
        return reply.status() == 200 ? JSON.readTree(lines[lines.length - 2]) : JSON.createObjectNode();
    }

    /** By a tool that doesn't read as fast as it could. */
    private static Process pull(String format, Path file) throws IOException {
        String address = SharedApi.address() + "/suppressions/opted_out?channel=PUSH&format=" + format;
        return new ProcessBuilder("curl", "-sS", "--limit-rate", "1M", "-o", file.toString(), address)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean isBegun(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    private void optOut(List<String> customers) {
        String events = customers.stream()
                .map(customer ->
                        "{\"userId\":\"%s\",\"channel\":\"PUSH\",\"status\":\"OPTED_OUT\",\"changedAt\":\"%s\"}"
                                .formatted(customer, now))
                .collect(Collectors.joining("\n"));
        assertThat(api.post("consents", events, "Content-Type", "application/x-ndjson")
                        .status())
                .isEqualTo(202);
    }
}
