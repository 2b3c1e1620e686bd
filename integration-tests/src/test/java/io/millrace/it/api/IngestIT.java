package io.millrace.it.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestIT {
    private static final String ORDERS = "orders";

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @Test
    void anOrderIsAcknowledgedAndStoredWithItsRequestId() {
        Reply reply = api.post(ORDERS, order(id).toString(), "X-Request-Id", "req-" + id);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body().toString())
                .isEqualTo("{\"requestId\":\"req-%s\",\"accepted\":1,\"refused\":0}".formatted(id));
        assertThat(reply.header("X-Request-Id")).isEqualTo("req-" + id);
        awaitRows("SELECT userId, _request_id FROM orders WHERE id = '%s' LIMIT 10".formatted(id), 1);
        JsonNode row = PinotSql.rows(
                        "SELECT userId, _request_id, _received_at, _written_at FROM orders WHERE id = '%s' LIMIT 10"
                                .formatted(id))
                .get(0);
        assertThat(row.get(0).asText())
                .as("a number sent as an identifier is text")
                .isEqualTo("17");
        assertThat(row.get(1).asText()).isEqualTo("req-" + id);
        assertThat(row.get(3).asLong()).isGreaterThanOrEqualTo(row.get(2).asLong());
    }

    @Test
    void aPostThatIsRepeatedCountsOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(api.post(ORDERS, order(id).toString(), "X-Request-Id", "same-" + id)
                            .status())
                    .isEqualTo(202);
        }
        String last = Events.newId();
        api.post(ORDERS, order(last).toString());
        awaitRows("SELECT id FROM orders WHERE id = '%s' LIMIT 10".formatted(last), 1);

        await().during(Duration.ofMillis(500)).until(() -> rowsOf(id) == 1);
    }

    @Test
    void arraysLinesAndGzipAreTaken() throws IOException {
        String array = "[%s,%s]".formatted(order(id + "-1"), order(id + "-2"));
        String lines = "%s\n\n%s\r\n".formatted(order(id + "-3"), order(id + "-4"));

        assertThat(api.post(ORDERS, array).body().get("accepted").asInt()).isEqualTo(2);
        assertThat(api.post(ORDERS, lines, "Content-Type", "application/x-ndjson")
                        .body()
                        .get("accepted")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.post(
                                ORDERS,
                                gzip("[%s]".formatted(order(id + "-5")).getBytes(UTF_8)),
                                "Content-Encoding",
                                "gzip")
                        .status())
                .isEqualTo(202);
        awaitRows(
                "SELECT id FROM orders WHERE id IN ('%1$s-1','%1$s-2','%1$s-3','%1$s-4','%1$s-5') LIMIT 10"
                        .formatted(id),
                5);
    }

    @Test
    void oneBadEventAmongAThousandIsTheOnlyOneRefused() {
        String bad = order(id + "-500").put("price", -1).toString();
        String batch = IntStream.range(0, 1000)
                .mapToObj(i -> i == 500 ? bad : order(id + "-" + i).toString())
                .collect(Collectors.joining(",", "[", "]"));

        Reply reply = api.post(ORDERS, batch, "X-Request-Id", "batch-" + id);

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.body().get("accepted").asInt()).isEqualTo(999);
        JsonNode error = reply.body().get("errors").get(0);
        assertThat(error.get("index").asInt()).isEqualTo(500);
        assertThat(error.get("pointer").asText()).isEqualTo("/price");
        assertThat(error.get("rule").asText()).isEqualTo("minimum");
        assertThat(error.get("reason").asText()).contains("0").contains("-1");
        awaitRows("SELECT id FROM orders WHERE _request_id = 'batch-%s' LIMIT 2000".formatted(id), 999);
        JsonNode failed = awaitRows(
                        "SELECT errors, pointer, payload, itemIndex, ts FROM orders_failed WHERE requestId = 'batch-%s' LIMIT 10"
                                .formatted(id),
                        1)
                .get(0);
        assertThat(failed.get(0).asText()).startsWith("[{").contains("\"pointer\":\"/price\"");
        assertThat(failed.get(1).asText()).isEqualTo("/price");
        assertThat(failed.get(2).asText()).isEqualTo(bad);
        assertThat(failed.get(3).asInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "truncated JSON         | {\"id\":\"x\",\"createdAt\":                     | 400 | malformed-body",
                "no JSON                | hello                                          | 400 | malformed-body",
                "NaN                    | {\"id\":\"x\",\"price\":NaN}                   | 400 | malformed-body",
                "two documents          | {} {}                                          | 400 | malformed-body",
                "an empty array         | []                                             | 422 | no-valid-event",
                "an array of others     | [1,null,\"x\"]                                 | 422 | no-valid-event",
                "duplicate keys         | {\"id\":\"x\",\"id\":\"y\"}                    | 422 | no-valid-event",
                "nothing that it needs  | {}                                             | 422 | no-valid-event",
            })
    void whatIsWrongIsAnsweredAndKept(String what, String body, int status, String slug) {
        Reply reply = api.post(ORDERS, body, "X-Request-Id", "bad-" + id);

        assertThat(reply.status()).as(what).isEqualTo(status);
        assertProblem(reply, slug);
        if (!body.equals("[]")) {
            awaitRows(
                    "SELECT id FROM orders_failed WHERE requestId = 'bad-%s' LIMIT 10".formatted(id),
                    body.startsWith("[1") ? 3 : 1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price     | 1e400                                | /price",
                "price     | 99999999999999999999                 | /price",
                "price     | -0.01                                | /price",
                "price     | 1.001                                | /price",
                "createdAt | \"1970-01-01T00:00:00Z\"             | /createdAt",
                "createdAt | \"yesterday\"                        | /createdAt",
                "createdAt | 5                                    | /createdAt",
                "status    | \"EATEN\"                            | /status",
                "id        | \"\"                                 | /id",
                "ts        | 5                                    | /ts",
                "_deleted  | true                                 | /_deleted",
            })
    void aFieldOutOfItsBoundsIsNamed(String field, String value, String pointer) throws IOException {
        String body = order(id).put(field, "?").toString().replace("\"?\"", value);

        Reply reply = api.post(ORDERS, body);

        assertThat(reply.status()).isEqualTo(422);
        assertProblem(reply, "no-valid-event");
        assertThat(reply.body().get("errors"))
                .anySatisfy(error -> assertThat(error.get("pointer").asText()).isEqualTo(pointer));
    }

    @Test
    void aTimeNextYearIsRefusedWithItsBound() {
        Reply reply = api.post(
                ORDERS,
                Events.order(id, Instant.now().plus(Duration.ofDays(365)), "1").toString());

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().at("/errors/0/pointer").asText()).isEqualTo("/createdAt");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);

        assertThat(api.post(ORDERS, deep).status()).isEqualTo(422);
        assertThat(api.post(ORDERS, "[" + deep + "," + order(id) + "]").status())
                .isEqualTo(207);
        assertThat(api.post(ORDERS, "[".repeat(200_000)).status()).isEqualTo(400);
    }

    @Test
    void twoBodiesUnderOneRequestIdAreBothKeptAndARetryIsOne() {
        for (String body : new String[] {"{\"id\":1}", "{\"id\":2}", "{\"id\":1}"}) {
            assertThat(api.post(ORDERS, body, "X-Request-Id", "two-" + id).status())
                    .isEqualTo(422);
        }
        String last = "last-" + id;
        api.post(ORDERS, "{}", "X-Request-Id", last);
        awaitRows("SELECT id FROM orders_failed WHERE requestId = '%s' LIMIT 10".formatted(last), 1);

        awaitRows("SELECT payload FROM orders_failed WHERE requestId = 'two-%s' LIMIT 10".formatted(id), 2);
    }

    @Test
    void invalidUtf8IsRefusedAndKeptAsBytes() {
        byte[] body = order(id).put("status", "Ä").toString().getBytes(ISO_8859_1);

        Reply reply = api.post(ORDERS, body, "X-Request-Id", "latin-" + id);

        assertThat(reply.status()).isEqualTo(400);
        JsonNode failed = awaitRows(
                "SELECT payloadEncoding FROM orders_failed WHERE requestId = 'latin-%s' LIMIT 10".formatted(id), 1);
        assertThat(failed.get(0).get(0).asText()).isEqualTo("base64");
    }

    @Test
    void anEmptyBodyIsNoJson() {
        assertProblem(api.post(ORDERS, ""), "malformed-body");
    }

    @Test
    void aBodyOverTheLimitIsRefusedHoweverItComes() throws IOException {
        byte[] large = "x".repeat(20 << 20).getBytes(UTF_8);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(URI.create(SharedApi.address() + "/streams/orders/events"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertRefusedAsTooLarge(() -> api.post(ORDERS, large));
        assertRefusedAsTooLarge(() -> api.send(chunked));
        assertRefusedAsTooLarge(() -> api.post(ORDERS, "\"" + "x".repeat(2 << 20) + "\""));
        assertRefusedAsTooLarge(() -> api.post(ORDERS, gzip(new byte[200 << 20]), "Content-Encoding", "gzip"));
        assertThat(api.post(ORDERS, order(id).toString()).status()).isEqualTo(202);
    }

    @Test
    void anUnknownStreamAndAnotherTypeAreRefused() {
        assertProblem(api.post("no_such", "{}"), "unknown-stream");
        assertProblem(api.post("orders_failed", "{}"), "unknown-stream");
        assertProblem(api.post("ORDERS'--", "{}".getBytes(UTF_8)), "unknown-stream");
        assertProblem(api.post(ORDERS, "<a/>", "Content-Type", "application/xml"), "unsupported-content");
        assertProblem(api.post(ORDERS, "{}", "Content-Type", "application/json;charset=utf-16"), "unsupported-content");
        assertProblem(api.post(ORDERS, "{}", "Content-Encoding", "br"), "unsupported-content");
        assertProblem(api.post(ORDERS, "{}", "X-Request-Id", "no spaces, please"), "invalid-parameter");
        assertProblem(api.get("/streams/orders/events"), "method-not-allowed");
        assertProblem(api.get("/no/such/page"), "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "\"", "?", "$1", "\\", "😀", "'; DROP", "a\\'b", "%s", "<img src=x onerror=alert(1)>", " "})
    void anOddIdComesBackUnchanged(String odd) {
        String oddId = odd + id;
        assertThat(api.post(ORDERS, order(oddId).toString()).status()).isEqualTo(202);
        assertThat(api.post(
                                "order_statuses",
                                Events.status(oddId, Instant.now(), "BEING_COOKED")
                                        .toString())
                        .status())
                .isEqualTo(202);

        await().untilAsserted(
                        () -> assertThat(api.get("/orders/latest?limit=100").body())
                                .anySatisfy(order -> {
                                    assertThat(order.get("id").asText()).isEqualTo(oddId);
                                    assertThat(order.get("status").asText()).isEqualTo("BEING_COOKED");
                                }));
    }

    private static ObjectNode order(String id) {
        return Events.order(id, Instant.now(), "12.30");
    }

    private static long rowsOf(String id) {
        return PinotSql.rows("SELECT COUNT(*) FROM orders WHERE id = '%s' LIMIT 1".formatted(id))
                .get(0)
                .get(0)
                .asLong();
    }

    private static JsonNode awaitRows(String sql, int count) {
        return await().until(() -> PinotSql.rows(sql), rows -> rows.size() == count);
    }

    private static void assertProblem(Reply reply, String slug) {
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body().get("type").asText()).isEqualTo("urn:millrace:problem:" + slug);
        assertThat(reply.body().get("requestId").asText()).isEqualTo(reply.header("X-Request-Id"));
        assertThat(reply.raw().body()).doesNotContain("Exception", "\tat ");
    }

    private interface Call {
        Reply run() throws IOException;
    }

    /** The service may hang up while the body is still being sent: it has said 413 by then, or the client sees that. */
    private static void assertRefusedAsTooLarge(Call call) throws IOException {
        try {
            Reply reply = call.run();
            assertThat(reply.status()).isEqualTo(413);
            assertProblem(reply, "body-too-large");
        } catch (UncheckedIOException hungUp) {
            assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|closed|eof|received no bytes).*");
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
