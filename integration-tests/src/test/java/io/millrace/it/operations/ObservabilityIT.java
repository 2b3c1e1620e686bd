package io.millrace.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.ServiceMetrics;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import io.millrace.it.ShopRows;
import io.millrace.localstack.StackComponent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** What the services tell of themselves, after real work. */
@Isolated("it pauses Pinot")
class ObservabilityIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    /** Without which the derived tables aren't up. */
    @BeforeAll
    static void startTheProcessor() {
        SharedProcessor.start();
    }

    @Test
    void theApisMetricsAreThoseOfTheDocument() {
        post(api, order(id));
        assertThat(api.post("orders", "{}").status()).isEqualTo(422);
        assertThat(api.post("no-such-" + id, "{}").status()).isEqualTo(404);
        await().atMost(SOON).until(() -> api.get("/orders/overview?window=PT7M").status() == 200);
        api.get("/orders/overview?window=PT7M");

        String exposition = metrics(api);

        assertThat(ServiceMetrics.given(exposition)).isEqualTo(ServiceMetrics.documented("analytics-api"));
        assertThat(exposition).doesNotContain(id);
        assertThat(ServiceMetrics.value(
                        exposition, "millrace_ingest_seconds_count{outcome=\"unknown-stream\",stream=\"unknown\"}"))
                .isPositive();
        assertThat(ServiceMetrics.value(
                        exposition, "millrace_ingest_seconds_count{outcome=\"no-valid-event\",stream=\"orders\"}"))
                .isPositive();
        assertThat(ServiceMetrics.value(
                        exposition, "millrace_failed_events_total{step=\"validate\",stream=\"orders\"}"))
                .isPositive();
        assertThat(ServiceMetrics.value(
                        exposition,
                        "millrace_query_seconds_count{outcome=\"answered\",query=\"orders/overview_periods\"}"))
                .isPositive();
        assertThat(ServiceMetrics.value(exposition, "millrace_kafka_ack_seconds_count{outcome=\"acknowledged\"}"))
                .isPositive();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(ServiceMetrics.value(metrics(api), "millrace_table_freshness_seconds{table=\"orders\"}"))
                    .isBetween(0.0, 5.0);
            assertThat(ServiceMetrics.value(metrics(api), "millrace_table_lag_records{table=\"orders\"}"))
                    .isZero();
        });
    }

    @Test
    @Tag("local-stack") // the images have no exporter
    void theHeapWithItsKeysAndTheDiskOfPinotAreWatched() {
        post(api, order(id));

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode items = api.get("/capacity").body().get("items");
            assertThat(items).extracting(item -> item.get("resource").asText()).containsExactly("heap", "disk");
            assertThat(items).allSatisfy(item -> {
                assertThat(item.get("usedBytes").asLong()).isPositive();
                assertThat(item.get("maxBytes").asLong())
                        .isGreaterThan(item.get("usedBytes").asLong());
            });
        });
        assertThat(metrics(new ApiClient(SharedStack.get().pinotServerMetrics()), ""))
                .containsPattern("pinot_server_upsertPrimaryKeysCount_Value\\{table=\"orders\",.*} [1-9]");
    }

    @Test
    void aListsSizeIsToldWithoutAnybodyAsking() {
        SharedProcessor.start();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> ServiceMetrics.value(metrics(api), "millrace_list_size{list=\"opted_out\"}") >= 0);
    }

    @Test
    void theProcessorsMetricsAreThoseOfTheDocument() {
        ApiClient processor = SharedProcessor.client();
        post(api, order(id));
        ShopRows.send("orders", id, "no JSON");

        String failed = "millrace_failed_events_total{step=\"process\",stream=\"orders\"}";
        await().atMost(SOON).until(() -> ServiceMetrics.value(metrics(processor), failed) > 0);
        String exposition = metrics(processor);
        assertThat(ServiceMetrics.given(exposition)).isEqualTo(ServiceMetrics.documented("stream-processor"));
        await().atMost(SOON)
                .until(() -> ServiceMetrics.value(
                                metrics(processor), "millrace_processor_lag_records{stream=\"orders_enriched\"}")
                        == 0);
    }

    @Test
    void aTraceGoesFromThePostThroughTheTopicToWhatIsDerived() {
        SharedProcessor.start();

        post(api, order(id), "traceparent", TRACEPARENT);

        assertThat(TracedRecords.of("orders", id)).containsExactly(TRACEPARENT);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(TracedRecords.of("orders_enriched", id)).containsExactly(TRACEPARENT);
            assertThat(TracedRecords.of("order_items_enriched", id)).contains(TRACEPARENT);
        });
    }

    @Test
    void whatIsNoTraceparentIsNotPassedOn() {
        post(api, order(id), "traceparent", TRACEPARENT + "-" + "x".repeat(1000));

        assertThat(TracedRecords.of("orders", id)).containsExactly("");
    }

    @Test
    void healthHasAnEntryForEachDependencyAndLivenessNone() {
        awaitUp(); // each table has to be looked at first
        Reply readiness = api.get("/health/readiness");
        assertThat(readiness.status()).isEqualTo(200);
        assertThat(readiness.body().at("/details/tables/details/orders/status").asText())
                .isEqualTo("UP");
        assertThat(readiness.body().get("details").fieldNames())
                .toIterable()
                .contains("kafka", "pinot-broker", "pinot-controller", "geofences", "tables");
        assertThat(readiness.body().at("/details/kafka/details/brokers").asInt())
                .isEqualTo(1);

        Reply liveness = api.get("/health/liveness");
        assertThat(liveness.status()).isEqualTo(200);
        assertThat(liveness.raw().body()).doesNotContain("kafka", "pinot", "geofences");

        Reply processor = SharedProcessor.client().get("/health/readiness");
        assertThat(processor.body().get("details").fieldNames())
                .toIterable()
                .contains("kafka", "state-folder", "topologies");
    }

    @Test
    void withoutPinotTheApiIsReadyForEventsAndSaysWhatIsAwayInTime() {
        SharedStack.get().pause(StackComponent.PINOT);
        try {
            await().atMost(SOON).until(() -> api.get("/health/readiness")
                    .body()
                    .at("/details/pinot-broker/status")
                    .asText()
                    .equals("DEGRADED"));
            Reply readiness = api.get("/health/readiness");

            assertThat(readiness.status()).isEqualTo(200);
            assertThat(readiness.body().get("status").asText()).isEqualTo("DEGRADED");
            assertThat(readiness.body().at("/details/kafka/status").asText()).isEqualTo("UP");
            post(api, order(id));
        } finally {
            SharedStack.get().resume(StackComponent.PINOT);
        }
        awaitUp();
    }

    /** A copy that sends spans to a collector and logs JSON. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class WithTracingAndAJsonLog {
        private final AtomicLong sent = new AtomicLong();

        @SuppressWarnings("NullAway.Init")
        private HttpServer collector;

        @SuppressWarnings("NullAway.Init")
        private SharedApi.Copy copy;

        @BeforeAll
        void start() throws IOException {
            collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            collector.createContext("/v1/traces", exchange -> {
                sent.addAndGet(exchange.getRequestBody().readAllBytes().length);
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            collector.start();
            copy = SharedApi.another(Map.of(
                    "MILLRACE_TRACING",
                    "true",
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://127.0.0.1:" + collector.getAddress().getPort(),
                    "OTEL_BSP_SCHEDULE_DELAY",
                    "200",
                    "MILLRACE_LOG_FORMAT",
                    "json"));
        }

        @AfterAll
        void stop() {
            copy.close();
            collector.stop(0);
        }

        @Test
        void theSameTraceIsGoneOnWithAndItsSpansAreSent() {
            post(copy.client(), order(id), "traceparent", TRACEPARENT);

            assertThat(TracedRecords.of("orders", id)).singleElement().satisfies(trace -> assertThat(trace)
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .doesNotContain(PARENT));
            await().atMost(SOON).until(() -> sent.get() > 0);
        }

        @Test
        void eachLineOfTheLogIsJson() throws IOException {
            assertThat(copy.client().get("/health").status()).isEqualTo(200);

            List<String> lines = Files.readAllLines(copy.log()).stream()
                    .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS")) // by java, before the service
                    .toList();
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                JsonNode parsed = new ObjectMapper().readTree(line);
                assertThat(parsed.get("level").asText()).isNotEmpty();
            });
        }
    }

    private void awaitUp() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode health = api.get("/health/readiness").body();
            assertThat(health.path("status").asText()).as(health.toString()).isEqualTo("UP");
        });
    }

    private static String metrics(ApiClient service) {
        return metrics(service, "/prometheus");
    }

    private static String metrics(ApiClient service, String path) {
        return service.get(path).raw().body();
    }

    private static void post(ApiClient api, String order, String... headers) {
        assertThat(api.post("orders", order, headers).status()).isEqualTo(202);
    }

    private static String order(String orderId) {
        return Events.order(orderId, Instant.now(), "1").toString();
    }
}
