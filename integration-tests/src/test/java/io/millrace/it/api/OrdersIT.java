package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersIT {
    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();

    @Test
    void aPostedOrderIsInTheOverviewOnceItsAnswerSaysSo() {
        JsonNode before = api.get("/orders/overview?window=PT10M").body();
        api.post("orders", Events.order(id, Instant.now(), "100.50").toString());

        await().untilAsserted(() -> {
            JsonNode after = api.get("/orders/overview?window=PT10M").body();
            assertThat(after.get("totalOrders").asLong())
                    .isGreaterThan(before.get("totalOrders").asLong());
            assertThat(after.at("/currentTimePeriod/orders").asLong()).isPositive();
            assertThat(after.at("/currentTimePeriod/totalPrice").decimalValue()).isPositive();
        });
    }

    @Test
    void everyAnswerSaysHowFreshItIs() {
        await().untilAsserted(() -> {
            for (String path : List.of("/orders/overview", "/orders/series", "/orders/latest")) {
                Reply reply = api.get(path);
                assertThat(reply.status()).as(path).isEqualTo(200);
                Instant asOf = Instant.parse(reply.header("Millrace-As-Of"));
                assertThat(Duration.between(asOf, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
                assertThat(Long.parseLong(reply.header("Millrace-Freshness-Ms")))
                        .isBetween(0L, 10_000L);
                assertThat(reply.header("Cache-Control")).contains("must-revalidate");
            }
        });
    }

    @Test
    void whatWasAcknowledgedBeforeAsOfMinusFreshnessIsInTheAnswer() {
        List<String> posted = Collections.synchronizedList(new ArrayList<>());
        List<Instant> acknowledged = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> posting =
                CompletableFuture.runAsync(() -> IntStream.range(0, 60).forEach(i -> {
                    api.post(
                            "orders",
                            Events.order(id + "-" + i, Instant.now(), "1").toString());
                    acknowledged.add(Instant.now());
                    posted.add(id + "-" + i);
                }));

        while (!posting.isDone()) {
            int before = posted.size();
            Reply reply = api.get("/orders/latest?limit=100");
            if (reply.header("Millrace-Freshness-Ms").isEmpty()) {
                continue;
            }
            Instant whole = Instant.parse(reply.header("Millrace-As-Of"))
                    .minusMillis(Long.parseLong(reply.header("Millrace-Freshness-Ms")));
            List<String> seen = ids(reply);
            for (int i = 0; i < before; i++) {
                if (acknowledged.get(i).isBefore(whole)) {
                    assertThat(seen).contains(posted.get(i));
                }
            }
        }
        posting.join();
    }

    @Test
    void whoHasTheAnswerIsTold304() {
        String path = "/orders/series?window=PT1H&bucket=PT10M&until=2003-01-01T00:00:00Z";
        Reply first = api.get(path);

        Reply again = api.get(path, "If-None-Match", first.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void latestAreNewestFirstWithTheirNewestStatusAndTheirItems() {
        Instant soon = Instant.now();
        String older = "older-" + id;
        String newer = "newer-" + id;
        api.post(
                "orders",
                "[%s,%s]"
                        .formatted(
                                Events.order(older, soon, "1.10"), Events.order(newer, soon.plusSeconds(1), "2.20")));
        api.post(
                "order_statuses",
                "[%s,%s]"
                        .formatted(
                                Events.status(older, soon.plusSeconds(9), "DELIVERED"),
                                Events.status(older, soon.plusSeconds(5), "BEING_COOKED")));

        await().untilAsserted(() -> {
            List<JsonNode> mine = new ArrayList<>();
            api.get("/orders/latest?limit=100").body().forEach(order -> {
                if (order.get("id").asText().endsWith(id)) {
                    mine.add(order);
                }
            });
            assertThat(mine).extracting(order -> order.get("id").asText()).containsExactly(newer, older);
            assertThat(mine)
                    .extracting(order -> order.get("status").asText())
                    .containsExactly("PLACED_ORDER", "DELIVERED");
            assertThat(mine.get(1).get("price").decimalValue()).isEqualByComparingTo("1.10");
            assertThat(mine.get(1).get("items").asInt()).isEqualTo(1);
            assertThat(mine.get(1).get("quantity").asInt()).isEqualTo(2);
            assertThat(mine.get(1).get("userId").asText()).isEqualTo("17");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders/latest?limit=-1                      | limit: must be a whole number from 1 to 100, was '-1'",
                "/orders/latest?limit=101                     | limit: must be a whole number from 1 to 100, was '101'",
                "/orders/overview?window=P1000Y               | window: must be an ISO 8601 duration from PT1S to PT744H, was 'P1000Y'",
                "/orders/overview?until=1970-01-01T00:00:00Z  | until: must be an instant",
                "/orders/series?zone=Mars/Olympus             | zone: must be a time zone such as Europe/Berlin, UTC or +05:30, was 'Mars/Olympus'",
                "/orders/series?bucket=PT7S                   | bucket: must be whole seconds and a whole part of a day, was 'PT7S'",
                "/orders/series?window=P30D&bucket=PT1S       | bucket: must be so long that a window of PT720H has at most 1500",
                "/orders/series?windw=PT1M                    | windw: no such parameter",
                "/orders/series?window=PT1M&window=PT2M       | window: must be given once",
            })
    void aParameterOutOfItsBoundNamesTheBound(String path, String detail) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body().get("type").asText()).isEqualTo("urn:millrace:problem:invalid-parameter");
        assertThat(reply.body().get("detail").asText()).startsWith(detail);
    }

    private static List<String> ids(Reply latest) {
        List<String> ids = new ArrayList<>();
        latest.body().forEach(order -> ids.add(order.get("id").asText()));
        return ids;
    }
}
