package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.api.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers are told where Kafka and Pinot are away, so that no table is known to be complete. */
class SuppressionsOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static TestServer server;

    @BeforeAll
    static void startServer() {
        server = TestServer.start(Map.of());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/suppressions/winback?limit=1",
                "/suppressions/winback?format=csv",
                "/suppressions/winback?format=ndjson",
                "/suppressions/winback/size",
                "/suppressions/winback/sizes",
                "/suppressions/check?email=a@example.com",
                "/audiences/birthday_reminder",
                "/audiences/birthday_reminder/size"
            })
    void whatMustLackNothingIsRefused(String path) throws IOException, InterruptedException {
        HttpResponse<String> refused = get(path);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(JSON.readTree(refused.body()).path("type").asText()).isEqualTo("urn:millrace:problem:catching-up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/suppressions", "/audiences"})
    void anOverviewSaysOfEachWhyItsSizeIsNotKnown(String path) throws IOException, InterruptedException {
        HttpResponse<String> overview = get(path);

        assertThat(overview.statusCode()).as(overview.body()).isEqualTo(200);
        assertThat(overview.headers().allValues("Cache-Control")).containsExactly("no-store");
        JsonNode entries = JSON.readTree(overview.body()).get("items");
        assertThat(entries.size()).isPositive();
        assertThat(entries).allMatch(entry -> entry.get("size").isNull() && entry.has("unavailable"));
    }

    @Test
    void anOverviewWithoutSizesHasNone() throws IOException, InterruptedException {
        JsonNode lists = JSON.readTree(get("/suppressions?sizes=false").body()).get("items");

        assertThat(lists).isNotEmpty().allMatch(list -> list.has("parameters") && !list.has("size"));
    }

    @Test
    void aListThatIsNotThereIsNotFound() throws IOException, InterruptedException {
        assertThat(get("/suppressions/none").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(server.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
