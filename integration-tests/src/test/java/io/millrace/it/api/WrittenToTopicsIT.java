package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.Past;
import io.millrace.it.SharedApi;
import io.millrace.it.ShopRows;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody else than ingest writes to a topic may break the stream's contract: it costs its own row only. */
class WrittenToTopicsIT {
    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @Test
    void aPriceThatIsNoneIsLeftOutOfTheSumsAndTold() {
        Instant start = Past.midnight();
        List<String> prices = List.of("10.50", "1e400", "\"-Infinity\"", "-6", "1e300", "4.50");
        for (int i = 0; i < prices.size(); i++) {
            writeOrder(id + "-" + i, start.plusSeconds(i), prices.get(i), "[]");
        }
        String window = "?window=PT1M&until=" + start.plusSeconds(60);

        await().untilAsserted(() -> assertThat(api.get("/orders/overview" + window)
                        .body()
                        .at("/currentTimePeriod/orders")
                        .asInt())
                .isEqualTo(prices.size()));
        JsonNode period = api.get("/orders/overview" + window).body().get("currentTimePeriod");
        assertThat(period.get("totalPrice").decimalValue()).isEqualByComparingTo("15");
        assertThat(period.get("ordersWithoutPrice").asInt()).isEqualTo(4);
        JsonNode bucket = api.get("/orders/series" + window).body().get(0);
        assertThat(bucket.get("revenue").decimalValue()).isEqualByComparingTo("15");
        assertThat(bucket.get("ordersWithoutPrice").asInt()).isEqualTo(4);
        for (int i = 1; i < 5; i++) {
            ApiClient.Reply one = api.get("/orders/" + id + "-" + i);
            assertThat(one.status()).as(prices.get(i)).isEqualTo(200);
            assertThat(one.body().path("price").isNumber()).as(prices.get(i)).isFalse();
        }
        ApiClient.Reply ofUser = api.get("/users/user-" + id + "/orders");
        assertThat(ofUser.status()).isEqualTo(200);
        assertThat(ofUser.body().get("items")).hasSize(prices.size());
    }

    /** It is kept as it is by Pinot 0.11; 1.x takes it for a price that is missing, which is 0 on both. */
    @Test
    void aPriceThatIsNotANumberAddsNothing() {
        Instant start = Past.midnight();
        writeOrder(id + "-0", start, "\"NaN\"", "[]");
        writeOrder(id + "-1", start, "10.50", "[]");
        String window = "/orders/overview?window=PT1M&until=" + start.plusSeconds(60);

        await().untilAsserted(() -> assertThat(
                        api.get(window).body().at("/currentTimePeriod/orders").asInt())
                .isEqualTo(2));
        assertThat(api.get(window).body().at("/currentTimePeriod/totalPrice").decimalValue())
                .isEqualByComparingTo("10.5");
        assertThat(api.get("/orders/" + id + "-0").status()).isEqualTo(200);
    }

    @Test
    void itemsThatAreNoneCostTheItemsOnly() {
        Instant placed = Instant.now().plusSeconds(1000); // the newest, so that it is in the list of those
        List<String> items = List.of("\"[{\"", "{}", "[1]", "[{\"productId\":\"1\",\"quantity\":1.5,\"price\":1e400}]");
        for (int i = 0; i < items.size(); i++) {
            writeOrder(id + "-" + i, placed, "7", items.get(i));
        }

        for (int i = 0; i < items.size(); i++) {
            String address = "/orders/" + id + "-" + i;
            await().untilAsserted(() -> assertThat(api.get(address).status()).isEqualTo(200));
            assertThat(api.get(address).body().get("price").decimalValue()).isEqualByComparingTo("7");
        }
        assertThat(api.get("/orders/" + id + "-0").body().path("items").isArray())
                .isFalse();
        assertThat(api.get("/orders/" + id + "-3").body().at("/items/0/price").isNumber())
                .isFalse();
        assertThat(api.get("/orders/latest?limit=100").status()).isEqualTo(200);
    }

    @Test
    void aPlaceThatIsNoneIsInNoArea() {
        Instant now = Instant.now();
        api.post(
                "delivery_statuses",
                Events.position(id, now.minusSeconds(1), 1, 2).toString());
        await().untilAsserted(
                        () -> assertThat(api.get("/deliveries/" + id).status()).isEqualTo(200));

        ObjectNode there = stored(Events.position(id, now, 1, 2), now, "updatedAt");
        ShopRows.send(
                "delivery_statuses", id, there.toString().replace("\"deliveryLat\":1.0", "\"deliveryLat\":1e400"));

        await().untilAsserted(
                        () -> assertThat(api.get("/deliveries/" + id).status()).isEqualTo(404));
        assertThat(api.get("/geofences/counts").status()).isEqualTo(200);
    }

    private void writeOrder(String orderId, Instant createdAt, String price, String items) {
        ObjectNode order = stored(Events.order(orderId, createdAt, "1"), createdAt, "createdAt");
        order.put("userId", "user-" + id).remove(List.of("price", "items"));
        String start = order.toString().replaceFirst("}$", "");
        String json = "%s,\"price\":%s,\"items\":%s}".formatted(start, price, items);
        ShopRows.send("orders", orderId, json);
    }

    private static ObjectNode stored(ObjectNode event, Instant at, String timeField) {
        return event.put(timeField, at.toString()).put("ts", at.toEpochMilli());
    }
}
