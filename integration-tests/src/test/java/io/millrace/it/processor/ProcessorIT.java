package io.millrace.it.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.Past;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.ShopRows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessorIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ApiClient api = SharedApi.client();
    private final ApiClient processor = SharedProcessor.client();
    private final String id = Events.newId();
    private final Instant placed = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);

    @BeforeEach
    void start() {
        SharedProcessor.start();
    }

    @Test
    void anOrderHasItsNewestStatusHoweverTheyComeAndItsHistory() {
        status("BEING_PREPARED", 20);
        order(id, "12");
        status("ORDER_CONFIRMED", 10);
        status("BEING_COOKED", 30);
        status("BEING_COOKED", 30);
        status("BEING_PREPARED", 20);

        await().atMost(SOON).until(() -> "BEING_COOKED".equals(newest(id)));
        JsonNode rows = rows("SELECT status, itemCount, quantity, price FROM orders_enriched WHERE id = '%s' LIMIT 10");
        assertThat(rows.toString()).isEqualTo("[[\"BEING_COOKED\",1,2,10.5]]");
        JsonNode history = rows(
                "SELECT status FROM orders_enriched WHERE id = '%s' ORDER BY ts LIMIT 10" + " option(skipUpsert=true)");
        assertThat(history.toString())
                .isIn(
                        "[[\"BEING_PREPARED\"],[\"BEING_COOKED\"]]",
                        "[[\"PLACED_ORDER\"],[\"BEING_PREPARED\"],[\"BEING_COOKED\"]]",
                        "[[\"PLACED_ORDER\"],[\"ORDER_CONFIRMED\"],[\"BEING_PREPARED\"],[\"BEING_COOKED\"]]");
    }

    @Test
    void anItemHasItsProductOnceThatArrives() {
        order(id, "p-" + id);
        await().atMost(SOON)
                .until(() -> product(id).equals("[[\"\",2]]") || product(id).equals("[[\"null\",2]]"));

        ShopRows.product("p-" + id, "Margherita", Instant.now());

        await().atMost(SOON).until(() -> product(id).equals("[[\"Margherita\",2]]"));
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheRestGoesOn() {
        ShopRows.send("orders", id, "{\"id\":\"" + id + "\"}");
        order(id + "-2", "12");

        await().atMost(SOON).until(() -> "PLACED_ORDER".equals(newest(id + "-2")));
        await().atMost(SOON).until(() -> rows("SELECT step FROM orders_failed WHERE payload LIKE '%%%s%%' LIMIT 10")
                .toString()
                .equals("[[\"process\"]]"));
    }

    @Test
    void thePageOfAnotherSiteCanNotPost() {
        ApiClient processor = SharedProcessor.client();

        assertThat(processor.ask("/state", "{}").status()).isEqualTo(405);
        assertThat(processor
                        .ask("/state", "{}", "Origin", "https://elsewhere.example")
                        .status())
                .isEqualTo(403);
        assertThat(processor.ask("/state", "{}", "Origin", "null").status()).isEqualTo(403);
        assertThat(processor.ask("/state", "{}", "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
    }

    @Test
    void aPopularItemHasItsNameInWhateverScript() {
        Instant era = Past.midnight();
        ObjectNode order = orderOf(id, "p-" + id).put("createdAt", era.toString());
        ShopRows.product("p-" + id, "Jalapeño 辣椒 🌶", Instant.now());

        post("orders", List.of(order));

        String path = "/orders/popular?window=PT1M&until=" + era.plusSeconds(30);
        await().atMost(SOON)
                .until(() ->
                        api.get(path).body().at("/items/0/product").asText().equals("Jalapeño 辣椒 🌶"));
    }

    @Test
    void itTellsHowItsTopologiesFare() {
        order(id, "12");
        await().atMost(SOON).until(() -> "PLACED_ORDER".equals(newest(id)));

        Reply state = processor.get("/state");

        assertThat(state.body())
                .hasSize(5)
                .allSatisfy(run -> assertThat(run.get("state").asText()).isEqualTo("RUNNING"));
        assertThat(processor.get("/prometheus").raw().body()).contains("millrace_processor_running{stream=");
    }

    private ObjectNode orderOf(String orderId, String productId) {
        ObjectNode order = Events.order(orderId, placed, "10.5");
        ((ObjectNode) order.at("/items/0")).put("productId", productId);
        return order;
    }

    private void order(String orderId, String productId) {
        post("orders", List.of(orderOf(orderId, productId)));
    }

    private void status(String status, int secondsLater) {
        post("order_statuses", List.of(Events.status(id, placed.plusSeconds(secondsLater), status)));
    }

    private void post(String stream, List<ObjectNode> events) {
        ArrayNode array = events.get(0).arrayNode().addAll(events);
        assertThat(api.post(stream, array.toString()).status()).isEqualTo(202);
    }

    private static String newest(String orderId) {
        return PinotSql.rows("SELECT status FROM orders_enriched WHERE id = '%s' LIMIT 10".formatted(orderId))
                .at("/0/0")
                .asText();
    }

    private static String product(String orderId) {
        return PinotSql.rows("SELECT productName, quantity FROM order_items_enriched WHERE orderId = '%s' LIMIT 10"
                        .formatted(orderId))
                .toString();
    }

    private JsonNode rows(String sql) {
        return PinotSql.rows(sql.formatted(id));
    }
}
