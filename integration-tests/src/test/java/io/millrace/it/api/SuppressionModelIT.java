package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Customers;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Each list against what Java says of the same random histories, at a millisecond, the one before and the one after. */
@ResourceLock(SharedStack.SUPPRESSIONS)
class SuppressionModelIT {
    private static final int HISTORIES = 6;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ApiClient api = SharedApi.client();

    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @Test
    void everyListHoldsWhomTheModelSaysAndSinceWhen() {
        long seed = Long.getLong("millrace.it.seed", new Random().nextLong());
        System.out.println("SuppressionModelIT: seed=" + seed);
        Random random = new Random(seed);
        List<RandomHistory> histories = Stream.generate(() -> new RandomHistory(random))
                .limit(HISTORIES)
                .toList();
        histories.forEach(this::begin);
        histories.forEach(this::goOn);

        int members = 0;
        for (RandomHistory history : histories) {
            for (Instant asOf : List.of(
                    history.at().minusMillis(1), history.at(), history.at().plusMillis(1))) {
                history.lists(asOf).forEach((list, model) -> expect(list, asOf, history.id(), model, seed));
                members += history.lists(asOf).values().stream()
                        .mapToInt(Map::size)
                        .sum();
            }
        }
        assertThat(members).as("models that say something").isGreaterThan(HISTORIES * 3 * 5);
    }

    private void begin(RandomHistory history) {
        history.customers().forEach(customer -> Customers.publish(customer, customer + "@example.com", history.at()));
        post(history, "orders");
    }

    private void goOn(RandomHistory history) {
        // So that each status becomes a row of its own: of those that come before their order, only the newest does
        await().atMost(SOON)
                .until(() -> enriched(history) == history.of("orders").size());
        Stream.of("order_statuses", "redemptions", "offers_sent", "consents").forEach(stream -> post(history, stream));
    }

    private static long enriched(RandomHistory history) {
        String orders = history.of("orders").stream()
                .map(order -> "'" + order.event().get("id").asText() + "'")
                .collect(Collectors.joining(","));
        return PinotSql.rows("SELECT COUNT(*) FROM orders_enriched WHERE id IN (" + orders + ") LIMIT 1")
                .get(0)
                .get(0)
                .asLong();
    }

    private void expect(String list, Instant asOf, String id, Map<String, Instant> model, long seed) {
        await().atMost(SOON).untilAsserted(() -> {
            Reply reply = api.get("/suppressions/" + list + "&limit=10000&at=" + asOf);
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
            assertThat(reply.body().get("next").isNull()).isTrue();
            Map<String, Instant> found = new TreeMap<>();
            for (JsonNode member : reply.body().get("items")) {
                if (member.get("customerId").asText().startsWith(id)) {
                    found.put(
                            member.get("customerId").asText(),
                            Instant.parse(member.get("since").asText()));
                }
            }
            assertThat(found).as("%s at %s, seed %d", list, asOf, seed).isEqualTo(model);
        });
    }

    private void post(RandomHistory history, String stream) {
        String body = history.of(stream).stream()
                .map(happening -> happening.event().toString())
                .collect(Collectors.joining("\n"));
        Reply reply = api.post(stream, body, "Content-Type", "application/x-ndjson");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(202);
    }
}
