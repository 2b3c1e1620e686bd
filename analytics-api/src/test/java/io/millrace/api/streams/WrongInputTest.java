package io.millrace.api.streams;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input of each kind at the door of ingest: each gets a problem that says what is wrong. */
class WrongInputTest {
    private static final String ORDER =
            "{\"id\":\"7\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"userId\":1,\"status\":\"PLACED_ORDER\",\"price\":PRICE,"
                    + "\"items\":[{\"productId\":1,\"quantity\":1,\"price\":1}]}";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "X: 1                                                            | 415 | Content-Type",
                "Content-Type: text/plain                                        | 415 | Content-Type",
                "Content-Type: application/x-www-form-urlencoded                 | 415 | Content-Type",
                "Content-Type: multipart/form-data; boundary=x                   | 415 | Content-Type",
                "Content-Type: json                                              | 415 | Content-Type",
                "Content-Type: application/json; charset=latin1                  | 415 | charset",
                "Content-Type: application/json; charset=                        | 415 | charset",
                "Content-Type: application/json & Content-Type: application/json  | 415 | once",
                "Content-Type: application/json & Content-Encoding: br            | 415 | Content-Encoding",
                "Content-Type: application/json & Content-Encoding: gzip, gzip    | 415 | Content-Encoding",
                "Content-Type: application/json & Content-Encoding: gzip & Content-Encoding: gzip | 415 | Content-Encoding",
                "Content-Type: application/json & X-Request-Id: a & X-Request-Id: b | 400 | X-Request-Id",
                "Content-Type: application/json & X-Request-Id: a b               | 400 | X-Request-Id",
            })
    void aWrongHeaderIsNamed(String headers, int status, String word) throws IOException {
        String answer = answer(post(headers.replace(" & ", "\n"), "{}"));

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        assertThat(detail(answer)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /streams/orders/events HTTP/1.1|Host: x|Content-Length: abc||",
                "POST /streams/orders/events HTTP/1.1|Host: x|Content-Length: -1||",
                "POST /streams/orders/events HTTP/1.1|Host: x|Content-Length: 1|Content-Length: 2||xx",
                "POST /streams/orders/events HTTP/1.1|Host: x|Content-Type: application/json|Transfer-Encoding: chunked||zz|{}|0||",
                "POST /streams/%zz/events HTTP/1.1|Host: x|Content-Type: application/json|Content-Length: 2||{}",
                "POST /streams/%00/events HTTP/1.1|Host: x|Content-Type: application/json|Content-Length: 2||{}",
                "POST /streams/orders/events?a=%zz HTTP/1.1|Host: x|Content-Type: application/json|Content-Length: 2||{}",
                "POST /streams/orders/events?dry=true HTTP/1.1|Host: x|Content-Type: application/json|Content-Length: 2||{}",
                "POST /streams/orders/events HTTP/1.1|Host: x|Bad Header: x||",
                "BREW /streams/orders/events HTTP/1.1|Host: x|Content-Length: 0||",
                "nonsense||",
            })
    void aRequestThatIsNoneIsAnsweredWithAProblem(String request) throws IOException {
        String answer = answer(request.replace('|', '\n'));

        assertThat(answer).matches("(?s)HTTP/1.[01] 4.*").contains("urn:millrace:problem:", "\"requestId\":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1e400                  | 422 | 64-bit",
                "-1E400                 | 422 | 64-bit",
                "1e-400                 | 422 | 64-bit",
                "1e99999999999          | 422 | 64-bit",
                "99999999999999999999   | 422 | 64 bits",
                "1.001                  | 422 | multiple",
                "\"12\"                 | 422 | number",
                "NaN                    | 400 | line 1, byte",
                "Infinity               | 400 | line 1, byte",
                "01                     | 400 | line 1, byte",
            })
    void aPriceThatIsNoneIsRefusedByItsRule(String price, int status, String rule) throws IOException {
        String answer = answer(json(ORDER.replace("PRICE", price)));

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains(rule);
        if (status == 422) {
            assertThat(answer).contains("\"pointer\":\"/price\"");
        }
        assertNoWordsOfALibrary(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                                        | 400 | was empty",
                "{\"id\":\"a\\u0000b\"}                    | 422 | U+0000",
                "{\"id\":\"\\ud800\"}                      | 422 | surrogate",
                "{\"\\ud800\":1}                           | 422 | contract",
                "{\"id\":\"a\0b\"}                         | 400 | line 1, byte",
                "{\"id\":1                                 | 400 | too early",
                "{\"id\":tru}                              | 400 | line 1, byte",
                "{\"id\":1}{}                              | 400 | had more at byte",
                "null                                      | 422 | null",
                "\"text\"                                  | 422 | string",
            })
    void aBodyThatIsNoEventSaysWhy(String body, int status, String word) throws IOException {
        String answer = answer(json(body));

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains(word);
        assertNoWordsOfALibrary(answer);
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        assertThat(answer(json("{\"a\":".repeat(100) + "1" + "}".repeat(100)))).startsWith("HTTP/1.1 422");
        assertThat(answer(json("[".repeat(100_000)))).startsWith("HTTP/1.1 400").contains("nests too deep");
        assertThat(answer(json("{\"items\":" + "[".repeat(500) + "]".repeat(500) + "}")))
                .startsWith("HTTP/1.1 422")
                .contains("a depth of at most 32");
    }

    @Test
    void whoAsksWhetherToSendTheBodyIsTold() throws IOException {
        try (RawHttp connection = new RawHttp(server.address())) {
            String request =
                    "POST /streams/orders/events HTTP/1.1|Host: x|Content-Type: application/json|Content-Length: 2|Expect: 100-continue||";
            connection.send(request.replace('|', '\n'));
            assertThat(connection.answer()).startsWith("HTTP/1.1 100 ");

            assertThat(connection.send("{}").answer()).startsWith("HTTP/1.1 422 ");
        }
    }

    @Test
    void aByteOrderMarkTakesNoEventAway() throws IOException {
        String order = ORDER.replace("PRICE", "1");
        String lines = "\uFEFF" + order + "\n" + order.replace("\"7\"", "\"8\"");
        byte[] utf16 = ("\uFEFF" + order).getBytes(UTF_16LE);

        assertThat(answer(post("Content-Type: application/x-ndjson", lines)))
                .startsWith("HTTP/1.1 202")
                .contains("\"accepted\":2");
        assertThat(answer(json("\uFEFF" + order))).startsWith("HTTP/1.1 202");
        assertThat(answer(post("Content-Type: application/json", utf16)))
                .startsWith("HTTP/1.1 400")
                .contains("UTF-8 (RFC 8259)");
    }

    private static void assertNoWordsOfALibrary(String answer) {
        assertThat(answer).doesNotContain("Unexpected", "token", "Exception", "jackson", "character (", "code ");
    }

    private static String detail(String answer) {
        return answer.substring(answer.indexOf("\"detail\""));
    }

    private static byte[] json(String body) {
        return post("Content-Type: application/json", body);
    }

    private static byte[] post(String headers, String body) {
        return post(headers, body.getBytes(UTF_8));
    }

    private static byte[] post(String headers, byte[] body) {
        byte[] head = ("POST /streams/orders/events HTTP/1.1\nHost: localhost\n" + headers + "\nContent-Length: "
                        + body.length + "\n\n")
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static String answer(byte[] request) throws IOException {
        try (RawHttp connection = new RawHttp(server.address())) {
            return connection.send(request).answer();
        }
    }

    private static String answer(String request) throws IOException {
        try (RawHttp connection = new RawHttp(server.address())) {
            return connection.send(request).answer();
        }
    }
}
