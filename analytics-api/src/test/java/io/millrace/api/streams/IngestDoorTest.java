package io.millrace.api.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a caller meets at the door of ingest, over real connections. */
class IngestDoorTest {
    private static final String GOOD = "{\"id\":\"7\",\"updatedAt\":\"2026-01-01T00:00:00Z\",\"status\":\"DELIVERED\"}";
    private static final int IN_FLIGHT = 4_000_000;

    private static TestServer server;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of(
                "millrace.ingest.max-event-bytes",
                100_000,
                "millrace.ingest.max-batch-bytes",
                1_000_000,
                "millrace.ingest.in-flight-bytes",
                IN_FLIGHT,
                "millrace.ingest.body-timeout",
                "3s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bodiesThatAreAnnouncedAndDoNotComeTakeNoRoomFromOthers() throws Exception {
        List<RawHttp> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                idle.add(new RawHttp(server.address()).send(header("Content-Length: 1000000") + "["));
            }

            assertThat(post(GOOD.getBytes(UTF_8)).join().statusCode()).isEqualTo(202);
        } finally {
            for (RawHttp connection : idle) {
                connection.close();
            }
        }
    }

    @Test
    void smallCompressedPostsTakeTheRoomOfWhatTheyHold() {
        byte[] small = gzip(GOOD);
        List<CompletableFuture<HttpResponse<String>>> posts = IntStream.range(0, 300)
                .mapToObj(i -> post(small, "Content-Encoding", "gzip"))
                .toList();

        assertThat(posts)
                .allSatisfy(post -> assertThat(post.join().statusCode()).isEqualTo(202));
    }

    @Test
    void aBodyThatDoesNotComeInTimeIsRefusedAndItsRoomIsFree() throws Exception {
        try (RawHttp connection = new RawHttp(server.address())) {
            connection.send(header("Content-Length: 900000") + "[" + GOOD + ",");

            String answer = connection.answer();

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:millrace:problem:request-timeout", "PT3S");
            assertThat(connection.answer()).as("the service hangs up").isEmpty();
        }
        assertNothingIsHeld();
    }

    @Test
    void aBodyThatBreaksOffHoldsNothing() throws Exception {
        try (RawHttp connection = new RawHttp(server.address())) {
            connection.send(header("Content-Length: 900000") + "[" + GOOD);
        }
        assertNothingIsHeld();
    }

    @Test
    void aBodyInManyChunksIsOneBody() throws Exception {
        try (RawHttp connection = new RawHttp(server.address())) {
            connection.send(header("Transfer-Encoding: chunked"));
            for (int i = 0; i < GOOD.length(); i++) {
                connection.send("1\n" + GOOD.charAt(i) + "\n");
            }
            connection.send("0\n\n");

            assertThat(connection.answer()).startsWith("HTTP/1.1 202 ");
        }
    }

    @Test
    void whatHasNoRoomIsRefusedAndTheNextIsTakenAgain() throws Exception {
        List<RawHttp> large = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                large.add(new RawHttp(server.address())
                        .send(header("Content-Length: 1000000") + "[")
                        .send(" ".repeat(990_000)));
            }
            await().until(() -> held() >= 3_900_000);

            HttpResponse<String> refused =
                    post("[%s]".formatted(" ".repeat(100_000)).getBytes(UTF_8)).join();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("ingest-busy");
        } finally {
            for (RawHttp connection : large) {
                connection.close();
            }
        }
        assertNothingIsHeld();
        assertThat(post(GOOD.getBytes(UTF_8)).join().statusCode()).isEqualTo(202);
    }

    @Test
    void noEventLoopPublishes() {
        IntStream.range(0, 200).forEach(i -> post(GOOD.getBytes(UTF_8)).join());

        assertThat(server.publisher().threads()).containsOnly("intake");
    }

    private static void assertNothingIsHeld() {
        await().until(() -> held() == 0);
    }

    private static double held() {
        Gauge inFlight = server.beans()
                .getBean(MeterRegistry.class)
                .find("millrace.ingest.in.flight.bytes")
                .gauge();
        return inFlight == null ? 0 : inFlight.value(); // the first request makes it
    }

    private static String header(String framing) {
        return "POST /streams/order_statuses/events HTTP/1.1\nHost: localhost\nContent-Type: application/json\n"
                + framing + "\n\n";
    }

    private static CompletableFuture<HttpResponse<String>> post(byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.address() + "/streams/order_statuses/events"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] gzip(String plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
