package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import io.millrace.localstack.LocalStack;
import io.millrace.localstack.StackComponent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a tool gets whose pull Pinot is killed in the middle of, and until Pinot has read again what it lost. */
class SuppressionOutageIT {
    /** More than fits the buffers between service and tool, so that a tool that doesn't read holds the service up. */
    private static final int MEMBERS = 40_000;

    private static final int BATCH = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(2);

    private final LocalStack stack = SharedStack.get();
    private final ApiClient api = SharedApi.client();
    private final HttpClient http = HttpClient.newHttpClient();
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
        await().atMost(LONG).until(() -> mine(trailer().path("members").asInt(-1)));

        try (BufferedReader ndjson = pull("ndjson");
                BufferedReader csv = pull("csv")) {
            assertThat(ndjson.readLine()).contains("customerId");
            assertThat(csv.readLine()).isEqualTo("customerId,email,reason,since,until");
            stack.kill(StackComponent.PINOT);

            List<String> lines = new ArrayList<>();
            assertThatThrownBy(() -> readAll(ndjson, lines)).isInstanceOf(IOException.class);
            assertThat(lines).as("the members until then").hasSizeBetween(1, MEMBERS);
            assertThat(lines).noneMatch(line -> line.contains("\"complete\":true"));
            assertThat(lines.get(lines.size() - 1)).contains("\"complete\":false");
            assertThatThrownBy(() -> readAll(csv, new ArrayList<>())).isInstanceOf(IOException.class);
        }
        Reply refused = api.get("/suppressions/opted_out?channel=PUSH&format=csv");
        assertRefused(refused);

        Thread starting = new Thread(() -> stack.start(StackComponent.PINOT));
        starting.start();
        await().pollInterval(Duration.ofMillis(100)).atMost(LONG).until(() -> {
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

    private BufferedReader pull(String format) throws IOException, InterruptedException {
        URI address = URI.create(SharedApi.address() + "/suppressions/opted_out?channel=PUSH&format=" + format);
        HttpResponse<java.io.InputStream> response =
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static void readAll(BufferedReader in, List<String> lines) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
        }
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
