package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.Events;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import io.millrace.it.TestStack;
import io.millrace.localstack.StackComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the service says while Kafka or Pinot are away, and that nothing acknowledged is lost by it. */
@Isolated("it kills Kafka and Pinot")
class OutageIT {
    private final TestStack stack = SharedStack.get();
    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @AfterEach
    void allRunAgain() {
        stack.start();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(api.get("/orders/overview").status()).isEqualTo(200));
    }

    @Test
    void withoutKafkaAPostIsRefusedInTimeAndTheSamePostCountsOnceLater() {
        post(id + "-before", 202);
        stack.kill(StackComponent.KAFKA);

        Instant sent = Instant.now();
        Reply refused = api.post("orders", order(id + "-during"), "X-Request-Id", "during-" + id);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.body().get("type").asText()).isEqualTo("urn:millrace:problem:kafka-unavailable");

        stack.start(StackComponent.KAFKA);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        api.post("orders", order(id + "-during"), "X-Request-Id", "during-" + id)
                                .status())
                .isEqualTo(202));
        await().atMost(Duration.ofMinutes(1)).until(() -> countOf(List.of("before", "during")) == 2);
    }

    @Test
    void withoutKafkaMemoryStaysBoundedAndEveryCallerIsAnswered() {
        post(id + "-before", 202);
        stack.kill(StackComponent.KAFKA);
        String batch =
                IntStream.range(0, 5000).mapToObj(i -> order(id + "-" + i)).collect(Collectors.joining("\n"));

        ExecutorService shops = Executors.newFixedThreadPool(30);
        List<CompletableFuture<Integer>> posts = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> api.post("orders", batch, "Content-Type", "application/x-ndjson")
                                .status(),
                        shops))
                .toList();
        List<Integer> answers = posts.stream().map(CompletableFuture::join).toList();
        shops.shutdown();

        assertThat(answers).containsOnly(503);
        assertThat(api.get("/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void withoutPinotEventsAreTakenAndQuestionsAreRefusedUntilTheAnswerIsWhole() {
        post(id + "-before", 202);
        await().until(() -> countOf(List.of("before")) == 1);
        long totalBefore = total(api.get("/orders/overview").body());
        Customers.publish(id, id + "@example.com", Instant.now());
        optOut(id);
        await().atMost(Duration.ofMinutes(1)).until(() -> list().raw().body().contains(id));
        stack.kill(StackComponent.PINOT);

        post(id + "-during", 202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(api.get("/orders/latest?limit=7").status()).isEqualTo(503));
        // The list was asked for just before the kill, and an answer stays in the response cache for a moment
        await().untilAsserted(() -> assertThat(list().status()).isEqualTo(503));
        Reply refused = api.get("/orders/series?window=PT7M");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");

        Thread starting = new Thread(() -> stack.start(StackComponent.PINOT));
        starting.start();
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            Reply reply = api.get("/orders/overview");
            assertThat(reply.status()).isIn(200, 503);
            Reply list = list();
            assertThat(list.status()).isIn(200, 503);
            if (list.status() == 200) {
                assertThat(list.raw().body()).as("never a shorter list").contains(id);
            }
            if (reply.status() == 200) {
                assertThat(total(reply.body())).as("never a smaller number").isGreaterThan(totalBefore);
            }
            return reply.status() == 200 && list.status() == 200 && !starting.isAlive();
        });
        assertThat(countOf(List.of("before", "during"))).isEqualTo(2);
    }

    @Test
    void anAnswerThatPinotIsTooSlowForIsRefusedInTime() {
        stack.pause(StackComponent.PINOT);
        try {
            Instant asked = Instant.now();
            Reply refused = api.get("/orders/overview?window=PT11M");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(refused.header("Retry-After")).isNotEmpty();
        } finally {
            stack.resume(StackComponent.PINOT);
        }
    }

    private void post(String orderId, int expected) {
        assertThat(api.post("orders", order(orderId)).status()).isEqualTo(expected);
    }

    private void optOut(String customer) {
        String event = "{\"userId\":\"%s\",\"channel\":\"PUSH\",\"status\":\"OPTED_OUT\",\"changedAt\":\"%s\"}"
                .formatted(customer, Instant.now());
        assertThat(api.post("consents", event).status()).isEqualTo(202);
    }

    private Reply list() {
        return api.get("/suppressions/opted_out?channel=PUSH&limit=10000");
    }

    private static String order(String orderId) {
        return Events.order(orderId, Instant.now(), "1").toString();
    }

    private static long total(JsonNode overview) {
        return overview.get("totalOrders").asLong();
    }

    private long countOf(List<String> suffixes) {
        String ids =
                suffixes.stream().map(suffix -> "'" + id + "-" + suffix + "'").collect(Collectors.joining(","));
        return PinotSql.rows("SELECT COUNT(*) FROM orders WHERE id IN (" + ids + ") LIMIT 1")
                .get(0)
                .get(0)
                .asLong();
    }
}
