package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How one order fares, and which wait too long. */
class FollowIT {
    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @Test
    void anOrderHasItsItemsAndItsHistoryInTheOrderOfTheEvents() {
        Instant placed = Instant.now().minusSeconds(60);
        api.post("orders", Events.order(id, placed, "12.30").toString());
        post(status(id, placed.plusSeconds(20), "BEING_PREPARED"));
        post(status(id, placed.plusSeconds(5), "ORDER_CONFIRMED"));

        await().untilAsserted(() -> {
            JsonNode order = api.get("/orders/" + id).body();
            assertThat(order.path("status").asText()).isEqualTo("BEING_PREPARED");
            assertThat(order.path("history").findValuesAsText("status"))
                    .containsExactly("PLACED_ORDER", "ORDER_CONFIRMED", "BEING_PREPARED");
            assertThat(order.at("/items/0/productId").asText()).isEqualTo("3");
            assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(2);
        });
    }

    @Test
    void theNewestStatusIsTheSameWhoeverIsAskedForIt() {
        Instant placed = Instant.now();
        ObjectNode order = Events.order(id, placed, "12.30").put("userId", "user-" + id);
        api.post("orders", order.toString());
        api.post(
                "order_statuses",
                "[%s,%s]".formatted(status(id, placed, "BEING_PREPARED"), status(id, placed, "ORDER_CONFIRMED")));

        await().untilAsserted(() -> {
            JsonNode details = api.get("/orders/" + id).body();
            assertThat(details.path("history").findValuesAsText("status"))
                    .containsExactly("PLACED_ORDER", "ORDER_CONFIRMED", "BEING_PREPARED");
            assertThat(details.path("status").asText()).isEqualTo("BEING_PREPARED");
            assertThat(statusIn(api.get("/orders/latest?limit=100").body())).isEqualTo("BEING_PREPARED");
            assertThat(statusIn(api.get("/users/user-%s/orders".formatted(id))
                            .body()
                            .path("items")))
                    .isEqualTo("BEING_PREPARED");
            assertThat(mine(pages("/orders/stuck/BEING_PREPARED/0"))).containsExactly(id);
            assertThat(mine(pages("/orders/stuck/ORDER_CONFIRMED/0"))).isEmpty();
        });
    }

    private String statusIn(JsonNode orders) {
        for (JsonNode order : orders) {
            if (order.path("id").asText().equals(id)) {
                return order.path("status").asText();
            }
        }
        return "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-order", "'; --", "😀?$1\\"})
    void anUnknownOrderIsNotFound(String unknown) {
        String encoded = URLEncoder.encode(unknown, StandardCharsets.UTF_8).replace("+", "%20");

        Reply reply = api.get("/orders/" + encoded);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().get("type").asText()).isEqualTo("urn:millrace:problem:not-found");
    }

    @Test
    void allStuckOrdersAreListedEachOnceOverThePages() {
        Instant since = Instant.now().minus(Duration.ofHours(2));
        String orders = IntStream.range(0, 25)
                .mapToObj(i -> Events.order(id + "-" + i, since, "1").toString())
                .collect(Collectors.joining("\n"));
        String statuses = IntStream.range(0, 25)
                .mapToObj(i -> status(id + "-" + i, since.plusSeconds(i / 5), "BEING_COOKED"))
                .collect(Collectors.joining("\n"));
        api.post("orders", orders, "Content-Type", "application/x-ndjson");
        api.post("order_statuses", statuses, "Content-Type", "application/x-ndjson");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mine(pages("/orders/stuck/BEING_COOKED/3600000?limit=7")))
                        .hasSize(25)
                        .doesNotHaveDuplicates());
    }

    @Test
    void stuckOrdersOfAllStatusesBeforeDeliveryAreListedWithTheStatusOfEach() {
        Instant since = Instant.now().minus(Duration.ofHours(2));
        for (String each : List.of("-placed", "-cooked", "-away")) {
            api.post("orders", Events.order(id + each, since, "1").toString());
        }
        post(status(id + "-cooked", since, "BEING_COOKED"));
        post(status(id + "-away", since, "OUT_FOR_DELIVERY"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(mine(pages("/orders/stuck/3600000?limit=500")))
                    .containsExactlyInAnyOrder(id + "-placed", id + "-cooked");
            assertThat(api.get("/orders/stuck/3600000?limit=1000").body().get("items"))
                    .anySatisfy(
                            order -> assertThat(order.get("status").asText()).isEqualTo("BEING_COOKED"));
        });
    }

    @Test
    void theTimeInAStatusIsCountedInSeconds() {
        Instant since = Instant.now().minus(Duration.ofHours(3));
        api.post("orders", Events.order(id, since, "1").toString());
        post(status(id, since, "ORDER_CONFIRMED"));

        await().untilAsserted(() -> assertThat(api.get("/orders/statuses").body())
                .anySatisfy(row -> {
                    assertThat(row.get("status").asText()).isEqualTo("ORDER_CONFIRMED");
                    assertThat(row.get("maxSeconds").asDouble()).isGreaterThanOrEqualTo(3 * 3600);
                    assertThat(row.get("minSeconds").asDouble())
                            .isLessThanOrEqualTo(row.get("percentile50Seconds").asDouble());
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/stuck/EATEN/5",
                "/orders/stuck/BEING_COOKED/-1",
                "/orders/stuck/BEING_COOKED/soon",
                "/orders/stuck/BEING_COOKED/5?after=forged",
                "/orders/stuck/BEING_COOKED/5?limit=0",
                "/orders/stuck/soon",
                "/orders/popular?limit=1000",
                "/users?limit=0",
            })
    void aParameterOutOfItsBoundIsRefused(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().get("type").asText()).isEqualTo("urn:millrace:problem:invalid-parameter");
    }

    private List<String> pages(String path) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Reply page = api.get(path + after);
            assertThat(page.status()).isEqualTo(200);
            ids.addAll(page.body().get("items").findValuesAsText("id"));
            JsonNode next = page.body().get("next");
            after = next.isNull() ? "" : "&after=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return ids;
    }

    private List<String> mine(List<String> ids) {
        return ids.stream().filter(found -> found.startsWith(id)).toList();
    }

    private void post(String status) {
        assertThat(api.post("order_statuses", status).status()).isEqualTo(202);
    }

    private static String status(String orderId, Instant at, String status) {
        return Events.status(orderId, at, status).toString();
    }
}
