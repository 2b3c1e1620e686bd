package io.millrace.simulator.ingest;

import static io.millrace.simulator.ingest.ScriptedServer.answer;
import static io.millrace.simulator.ingest.ScriptedServer.halfAnAnswer;
import static io.millrace.simulator.ingest.ScriptedServer.hangUp;
import static io.millrace.simulator.ingest.ScriptedServer.silence;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.simulator.ingest.ScriptedServer.Request;
import io.millrace.simulator.ingest.ScriptedServer.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPosterTest {

    private static final RetryPolicy QUICK = new RetryPolicy(
            Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofMillis(300), Duration.ofSeconds(30));
    private static final String PROBLEM =
            """
            {"title":"Not valid","status":422,"detail":"1 of 1 events refused","requestId":"r",
             "errors":[{"index":0,"reason":"must be at least 0, was -1","pointer":"/price"}]}""";

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<String> retries = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aSingleEventGoesAsJsonWithARequestId() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            Outcome outcome = send(server, post(1));

            assertThat(outcome).isEqualTo(new Outcome.Taken(1, 0, ""));
            Request request = server.requests().get(0);
            assertThat(request.path()).isEqualTo("/streams/orders/events");
            assertThat(request.type()).isEqualTo("application/json");
            assertThat(request.gzip()).isFalse();
            assertThat(request.id()).matches("[A-Za-z0-9._:-]{1,64}");
            assertThat(request.lines()).containsExactly("{\"id\":\"order-number-0\"}");
        }
    }

    @Test
    void severalEventsGoAsLinesAndManyOfThemCompressed() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            send(server, post(3));
            send(server, post(500));

            assertThat(server.requests()).extracting(Request::type).containsOnly("application/x-ndjson");
            assertThat(server.requests()).extracting(Request::gzip).containsExactly(false, true);
            assertThat(server.requests())
                    .extracting(request -> request.lines().size())
                    .containsExactly(3, 500);
        }
    }

    @Test
    void anAttemptThatFailsInAnyWayIsRepeatedUnderTheSameRequestId() throws Exception {
        Step[] failures = {
            answer(503, PROBLEM),
            answer(429, ""),
            answer(500, "<html>"),
            answer(408, ""),
            hangUp(),
            silence(),
            halfAnAnswer()
        };
        try (ScriptedServer server = new ScriptedServer(failures)) {
            Outcome outcome = send(server, post(1));

            assertThat(outcome).isEqualTo(new Outcome.Taken(1, 0, ""));
            assertThat(server.requests()).hasSize(failures.length + 1);
            assertThat(server.requests())
                    .extracting(Request::id)
                    .containsOnly(server.requests().get(0).id());
            assertThat(server.requests())
                    .extracting(Request::lines)
                    .containsOnly(server.requests().get(0).lines());
            assertThat(retries).hasSize(failures.length);
            assertThat(retries.get(0)).startsWith("HTTP 503");
            assertThat(retries.get(5)).isEqualTo("no answer within 300 ms");
            assertThat(retries.get(6)).isEqualTo("no answer within 300 ms");
        }
    }

    @Test
    void twoPostsHaveTwoRequestIds() {
        assertThat(post(1).requestId()).isNotEqualTo(post(1).requestId());
    }

    @Test
    void theTimeNamedByTheServerIsWaited() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(503, Map.of("Retry-After", "1"), ""))) {
            long started = System.nanoTime();

            Outcome outcome = send(server, post(1));

            assertThat(outcome).isInstanceOf(Outcome.Taken.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 415, 422})
    void aRefusalIsNotRepeatedAndGivesItsReason(int status) throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(status, PROBLEM))) {
            Outcome outcome = send(server, post(1));

            assertThat(outcome)
                    .isEqualTo(new Outcome.Refused(
                            "HTTP " + status + " 1 of 1 events refused must be at least 0, was -1 (at \"/price\")"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPartOfABatchCanBeRefused() throws Exception {
        String answer =
                """
                {"requestId":"r","accepted":4,"refused":1,
                 "errors":[{"index":2,"reason":"must be at least 0, was -1","pointer":"/price"}]}""";
        try (ScriptedServer server = new ScriptedServer(answer(207, answer))) {
            Outcome outcome = send(server, post(5));

            assertThat(outcome).isEqualTo(new Outcome.Taken(4, 1, "must be at least 0, was -1 (at \"/price\")"));
        }
    }

    @Test
    void aServerThatIsAwayIsTriedUntilPatienceRunsOut() throws Exception {
        RetryPolicy patience = new RetryPolicy(
                Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofMillis(300), Duration.ofMillis(200));
        URI nobody = URI.create("http://127.0.0.1:" + closedPort());

        Outcome outcome = poster(nobody, patience).send(post(1), retries::add).get(10, TimeUnit.SECONDS);

        assertThat(outcome).isEqualTo(new Outcome.GivenUp("no connection to " + nobody));
        assertThat(retries).hasSizeGreaterThan(1);
    }

    private Outcome send(ScriptedServer server, Post post) throws Exception {
        return poster(server.api(), QUICK).send(post, retries::add).get(10, TimeUnit.SECONDS);
    }

    private HttpPoster poster(URI api, RetryPolicy policy) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(executor)
                .build();
        return new HttpPoster(api, http, executor, policy);
    }

    private static Post post(int events) {
        return new Post(
                "orders",
                IntStream.range(0, events)
                        .mapToObj(i -> ("{\"id\":\"order-number-" + i + "\"}").getBytes(UTF_8))
                        .toList());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
