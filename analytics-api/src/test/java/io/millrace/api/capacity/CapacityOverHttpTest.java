package io.millrace.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a page of metrics over HTTP to the answer of {@code /capacity}. */
class CapacityOverHttpTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FULL_HEAP =
            """
            jvm_memory_pool_collection_used_bytes{pool="Tenured Gen"} 950000000
            jvm_memory_pool_collection_max_bytes{pool="Tenured Gen"} 1000000000
            """;

    @Test
    void withoutASettingNothingIsWatched() throws IOException {
        try (TestServer api = TestServer.start(Map.of())) {
            assertThat(capacity(api)).contains("HTTP/1.1 200").contains("{\"items\":[]}");
        }
    }

    @Test
    void aFullHeapIsTold() throws IOException {
        try (Page page = new Page(FULL_HEAP);
                TestServer api = watching(page.url())) {
            await().atMost(SOON).untilAsserted(() -> assertThat(capacity(api))
                    .contains("\"resource\":\"heap\"", "\"state\":\"full\"", "\"usedBytes\":950000000"));
        }
    }

    @Test
    void aPageThatIsTooLongIsNotReadAndTheStateIsNotKnown() throws IOException {
        try (Page page = new Page(FULL_HEAP + "#".repeat(17 << 20));
                TestServer api = watching(page.url())) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(capacity(api)).contains("\"state\":\"unknown\"", "can't be read"));
        }
    }

    @Test
    void ofAServerThatIsAwayTheStateIsNotKnown() throws IOException {
        try (TestServer api = watching("http://127.0.0.1:1/metrics")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(capacity(api))
                    .contains("\"server\":\"127.0.0.1:1\"", "\"state\":\"unknown\"", "can't be read"));
        }
    }

    @Test
    void aSettingThatIsNoUrlStopsTheStart() {
        assertThatThrownBy(() -> watching("pinot:8008"))
                .hasStackTraceContaining("millrace.pinot.server-metrics: must be");
        assertThatThrownBy(() -> watching("http://me:secret@pinot:8008/metrics"))
                .hasStackTraceContaining("without an account")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("secret"));
    }

    private static TestServer watching(String url) {
        return TestServer.start(Map.of("millrace.pinot.server-metrics", url));
    }

    private static String capacity(TestServer api) throws IOException {
        try (RawHttp connection = new RawHttp(api.address())) {
            return connection
                    .send("GET /capacity HTTP/1.1\nHost: localhost\n\n")
                    .answer();
        }
    }

    /** A page of metrics on a port of its own. */
    private static final class Page implements AutoCloseable {
        private final HttpServer server;

        Page(String text) throws IOException {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            server.createContext("/metrics", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
