package io.millrace.processor.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.processor.DrivenTopology;
import io.millrace.processor.DrivenTopology.Written;
import io.millrace.processor.runtime.OrderRetention;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items of 17:20; a row is "minute product category orders quantity revenue categoryOrders". */
class SalesByMinuteTest {
    private static final Instant START = DrivenTopology.NOW;
    private static final Duration RETENTION = Duration.ofDays(30);

    private final DrivenTopology topology =
            new DrivenTopology(new SalesByMinute(DrivenTopology.READING, new OrderRetention(RETENTION)));

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void aRowHasTheSumsOfAProductInItsMinute() {
        sell("o1", "12", 0, 2, "150.25", "pizzas");
        sell("o2", "12", 59.999, 3, "0.1", "pizzas");

        List<Written> rows = topology.written();
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.key()).isEqualTo("12"));
        assertThat(rows.get(1).value())
                .isEqualTo(DrivenTopology.json(
                        """
                                {"productId":"12","minute":"2026-11-20T17:20:00.000Z",
                                 "categoryHash":"af5e48b47d822d9e","category":"pizzas","orders":2,
                                 "quantity":5,"revenue":300.80,"categoryOrders":2,"ts":%d}"""
                                .formatted(START.toEpochMilli())));
    }

    @Test
    void eachMinuteProductAndCategoryHasItsOwnRow() {
        sell("o1", "12", 0, 1, "1", "pizzas");
        sell("o2", "12", 60, 1, "1", "pizzas");
        sell("o3", "7", 0, 1, "1", "pizzas");
        sell("o4", "12", 0, 1, "1", "calzones");

        assertThat(rows())
                .containsExactly(
                        "17:20 12 pizzas 1 1 1 1",
                        "17:21 12 pizzas 1 1 1 1",
                        "17:20 7 pizzas 1 1 1 1",
                        "17:20 12 calzones 1 1 1 1");
    }

    @Test
    void anOrderCountsOnceInEachOfItsCategories() {
        sell("o1", "7", 0, 1, "1", "pizzas");
        sell("o1", "8", 0, 1, "1", "drinks");
        sell("o1", "9", 0, 1, "1", "pizzas");

        assertThat(rows())
                .containsExactly("17:20 7 pizzas 1 1 1 1", "17:20 8 drinks 1 1 1 1", "17:20 9 pizzas 1 1 1 0");
    }

    @Test
    void theProductWithTheSmallestIdCountsItWhenItComesAndTheNextOneWhenItIsDropped() {
        sell("o1", "9", 0, 1, "1", "pizzas");
        sell("o1", "7", 0, 1, "1", "pizzas");
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "17:20 9 pizzas 1 1 1 1", "17:20 9 pizzas 1 1 1 0", "17:20 7 pizzas 1 1 1 1");

        sell("o1", "7", 60, 0, "0", "pizzas");

        assertThat(rows()).containsExactlyInAnyOrder("17:20 7 pizzas 0 0 0 0", "17:20 9 pizzas 1 1 1 1");
    }

    @Test
    void aProductThatIsNotKnownHasNoCategoryUntilItArrives() {
        sell("o1", "7", 0, 2, "5", null);
        sell("o1", "8", 0, 1, "5", null);
        assertThat(rows()).containsExactly("17:20 7  1 2 10 0", "17:20 8  1 1 5 0");

        sell("o1", "7", 0, 2, "5", "pizzas");

        assertThat(rows()).containsExactly("17:20 7  0 0 0 0", "17:20 7 pizzas 1 2 10 1");
    }

    @Test
    void aCorrectedTimeMovesTheItem() {
        sell("o1", "7", 0, 2, "5", "pizzas");
        sell("o1", "7", 120, 3, "5", "pizzas");

        assertThat(rows())
                .containsExactly("17:20 7 pizzas 1 2 10 1", "17:20 7 pizzas 0 0 0 0", "17:22 7 pizzas 1 3 15 1");
    }

    @Test
    void anOlderVersionChangesNothingAndOfTheSameTimeTheLaterArrivalCounts() {
        sell("o1", "7", 10, 2, "5", "pizzas");
        sell("o1", "7", 9.999, 9, "5", "pizzas");
        sell("o1", "7", 10, 3, "5", "pizzas");

        assertThat(rows()).containsExactly("17:20 7 pizzas 1 2 10 1", "17:20 7 pizzas 1 3 15 1");
    }

    @Test
    void whatIsDroppedIsKnownSoThatAnOlderVersionDoesNotBringItBack() {
        sell("o1", "7", 10, 0, "0", "pizzas");
        sell("o1", "7", 5, 2, "5", "pizzas");

        assertThat(rows()).isEmpty();
    }

    @Test
    void ordersWhoseIdsStartAlikeDoNotMix() {
        sell("o1", "7", 0, 1, "1", "pizzas");
        sell("o11", "6", 0, 1, "1", "pizzas");

        assertThat(rows()).containsExactly("17:20 7 pizzas 1 1 1 1", "17:20 6 pizzas 1 1 1 1");
    }

    @Test
    void aPriceThatCannotBeOneIsNotInTheRevenue() {
        sell("o1", "7", 0, 1, "-1", "pizzas");
        sell("o2", "7", 0, 1, "2", "pizzas");

        assertThat(rows()).containsExactly("17:20 7 pizzas 1 1 0 1", "17:20 7 pizzas 2 2 2 2");
    }

    @Test
    void theFirstRecordOfAPartitionSaysThatTheWholePartitionIsCounted() {
        sell("o1", "7", 0, 1, "1", "pizzas");
        sell("o2", "7", 0, 1, "1", "pizzas");

        assertThat(topology.written("summary_coverage"))
                .extracting(Written::key)
                .containsExactly("sales_by_minute/0");
    }

    @Test
    void anItemIsKnownForAsLongAsPinotMayKeepItsRowAndItsSumsADayLonger() {
        sell("o1", "7", 0, 1, "1", "pizzas");
        topology.written();
        topology.pass(RETENTION.plusDays(2).minusMinutes(1));
        sell("o1", "7", 0, 2, "1", "pizzas");
        assertThat(rows()).containsExactly("17:20 7 pizzas 1 2 2 1");

        topology.pass(Duration.ofMinutes(2));
        sell("o1", "7", 0, 3, "1", "pizzas");
        assertThat(topology.remembered("counted-items")).isZero();
        assertThat(topology.remembered("sales-by-minute")).isEqualTo(1);

        topology.pass(Duration.ofDays(1));
        assertThat(topology.remembered("sales-by-minute")).isZero();
        sell("o2", "7", (double) RETENTION.toSeconds(), 1, "1", "pizzas");
        assertThat(topology.written())
                .singleElement()
                .satisfies(row -> assertThat(row.value().get("orders").asInt()).isEqualTo(1));
    }

    private void sell(
            String orderId, String productId, double second, int quantity, String price, @Nullable String category) {
        long ts = START.toEpochMilli() + Math.round(second * 1000);
        ObjectNode item = DrivenTopology.json("{}")
                .put("orderId", orderId)
                .put("orderHash", 1)
                .put("productId", productId)
                .put("quantity", quantity)
                .put("price", new BigDecimal(price))
                .put("createdAt", Instant.ofEpochMilli(ts).toString())
                .put("ts", ts);
        if (category != null) {
            item.put("productName", "A name").put("productCategory", category);
        }
        topology.write("order_items_enriched", orderId, item);
    }

    private List<String> rows() {
        return topology.written().stream()
                .map(Written::value)
                .map(SalesByMinuteTest::words)
                .toList();
    }

    private static String words(JsonNode row) {
        return "%s %s %s %d %d %s %d"
                .formatted(
                        row.get("minute").asText().substring(11, 16),
                        row.get("productId").asText(),
                        row.get("category").asText(),
                        row.get("orders").asLong(),
                        row.get("quantity").asLong(),
                        row.get("revenue").decimalValue().stripTrailingZeros().toPlainString(),
                        row.get("categoryOrders").asLong());
    }
}
