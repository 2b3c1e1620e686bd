package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.Past;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.ShopRows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What popular items are called; how they are counted is in the cases. */
@Isolated("it kills the stream processor")
class PopularIT {
    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();
    private final Instant soldAt = Past.midnight();

    @BeforeAll
    static void processorRuns() {
        SharedProcessor.start();
    }

    @Test
    void aProductIsCalledWhatItIsCalledNowAndOnceDeletedWhatItWasSoldAs() {
        Instant changedAt = Instant.now();
        ObjectNode order = Events.order(id, soldAt, "10");
        ((ObjectNode) order.at("/items/0")).put("productId", id);
        api.post("orders", order.toString());
        ShopRows.product(id, "Jalapeño 🌶", changedAt);
        await().until(() -> name().equals("Jalapeño 🌶"));
        await().untilAsserted(() -> assertThat(
                        api.get("/orders/" + id).body().at("/items/0/product").asText())
                .isEqualTo("Jalapeño 🌶"));

        ShopRows.product(id, "Regina", changedAt.plusMillis(1));
        await().until(() -> name().equals("Regina"));

        ShopRows.deleteProduct(id, "Regina", "pizzas", changedAt.plusMillis(2));
        await().until(() -> name().equals("Jalapeño 🌶"));
    }

    @Test
    void whileTheStreamProcessorStandsTheAnswerSaysHowOldItIs() {
        SharedProcessor.kill();
        api.post("orders", Events.order(id, Instant.now(), "10").toString());

        await().untilAsserted(() -> assertThat(freshnessMs()).isGreaterThan(4_000));

        SharedProcessor.start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(freshnessMs()).isBetween(0L, 3_000L));
    }

    /** -1 where it isn't told. */
    private long freshnessMs() {
        String freshness = api.get("/orders/popular?window=PT1M").header("Millrace-Freshness-Ms");
        return freshness.isEmpty() ? -1 : Long.parseLong(freshness);
    }

    private String name() {
        return api.get("/orders/popular?window=PT1M&until=" + soldAt.plusSeconds(1))
                .body()
                .at("/items/0/product")
                .asText();
    }
}
