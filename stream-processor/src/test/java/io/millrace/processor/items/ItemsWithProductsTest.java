package io.millrace.processor.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.processor.DrivenTopology;
import io.millrace.processor.DrivenTopology.Written;
import io.millrace.processor.runtime.OrderRetention;
import io.millrace.processor.runtime.StateRetention;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ItemsWithProductsTest {
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final Duration ORDER_RETENTION = Duration.ofDays(400);

    private final DrivenTopology topology = new DrivenTopology(new ItemsWithProducts(
            DrivenTopology.READING, new StateRetention(RETENTION), new OrderRetention(ORDER_RETENTION)));

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void anItemIsWrittenWithItsProduct() {
        product("Margherita", 0);

        place("o1", item("12", 2, "150.25"));

        assertThat(topology.written()).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo("o1");
            assertThat(row.value())
                    .isEqualTo(DrivenTopology.json(
                            """
                            {"orderId":"o1","orderHash":2545336924742213324,"productId":"12","quantity":2,"price":150.25,
                             "createdAt":"2026-11-20T17:20:00.000Z","productName":"Margherita",
                             "productCategory":"pizzas","productImage":"/12.jpg","productPrice":160,
                             "ts":%d,"_received_at":5,"_request_id":"r1"}"""
                                    .formatted(DrivenTopology.NOW.toEpochMilli())));
        });
    }

    @Test
    void anItemWhoseProductIsUnknownIsWrittenWithoutItAndAgainWhenTheProductArrives() {
        place("o1", item("12", 1, "5"));
        assertThat(names()).containsExactly("o1 12 -");

        topology.pass(Duration.ofDays(3));
        product("Margherita", 0);

        assertThat(names()).containsExactly("o1 12 Margherita");
    }

    @Test
    void allThatWaitForAProductAreMendedAndOnlyThey() {
        place("o1", item("12", 1, "5"), item("7", 1, "5"));
        place("o2", item("12", 1, "5"));
        topology.written();

        product("Margherita", 0);

        assertThat(names()).containsExactlyInAnyOrder("o1 12 Margherita", "o2 12 Margherita");
        assertThat(topology.remembered("waiting-items")).isEqualTo(1);
    }

    @Test
    void moreThanOneTransactionTakesAreMendedBitByBit() {
        int orders = 12_000;
        for (int i = 0; i < orders; i++) {
            place("o" + i, item("12", 1, "5"));
        }
        topology.written();

        product("Margherita", 0);
        topology.pass(Duration.ofSeconds(1));

        assertThat(names()).hasSize(orders).doesNotHaveDuplicates().allMatch(name -> name.endsWith("Margherita"));
        assertThat(topology.remembered("waiting-items")).isZero();
    }

    @Test
    void aProductThatIsChangedLaterLeavesWhatWasSoldAsItWasAndNamesWhatIsSoldNext() {
        product("Margherita", 0);
        place("o1", item("12", 1, "5"));
        product("Margherita XL", 1);
        place("o2", item("12", 1, "5"));

        assertThat(names()).containsExactly("o1 12 Margherita", "o2 12 Margherita XL");
    }

    @Test
    void anOlderStateOfAProductDoesNotReplaceANewer() {
        product("Margherita XL", 1);
        product("Margherita", 0);
        place("o1", item("12", 1, "5"));

        assertThat(names()).containsExactly("o1 12 Margherita XL");
    }

    @Test
    void theComparisonValueTellsTheNewerStateOfAProductAndNotTheTimeOfTheChange() {
        topology.write("products", "12", product("12", "Margherita", 1));
        topology.write(
                "products", "12", product("12", "Margherita XL", 2).put("changedAt", "2026-11-20T17:19:00.000Z"));
        place("o1", item("12", 1, "5"));

        assertThat(names()).containsExactly("o1 12 Margherita XL");
    }

    @Test
    void aProductThatIsDeletedTakesNoOldItemAwayAndStillNamesWhatComesLate() {
        product("Margherita", 0);
        place("o1", item("12", 1, "5"));
        topology.write("products", "12", product("12", "Margherita", 2).put("deleted", true));
        topology.delete("products", "12");
        place("o2", item("12", 1, "5"));

        assertThat(names()).containsExactly("o1 12 Margherita", "o2 12 Margherita");
        assertThat(topology.failed("products")).isEmpty();
    }

    @Test
    void aProductOnTwoLinesOfAnOrderIsOneItem() {
        place("o1", item("12", 1, "10"), item("12", 2, "7"), item("12", 1, "8.00"));

        assertThat(topology.written()).singleElement().satisfies(row -> {
            assertThat(row.value().get("quantity").intValue()).isEqualTo(4);
            assertThat(row.value().get("price").decimalValue()).isEqualByComparingTo("8");
        });
    }

    @Test
    void whatWaitsIsTheNewestOfAnOrder() {
        topology.write("orders", "o1", order("o1", "2026-11-20T17:20:00.000Z", item("12", 9, "5")));
        topology.write("orders", "o1", order("o1", "2026-11-20T17:19:00.000Z", item("12", 1, "5")));
        topology.written();

        product("Margherita", 0);

        assertThat(topology.written()).singleElement().satisfies(row -> assertThat(
                        row.value().get("quantity").intValue())
                .isEqualTo(9));
    }

    @Test
    void aProductThatTheNewerVersionNoLongerHasIsWrittenWithQuantityZero() {
        product("Margherita", 0);
        placeAt("17:20:00", item("12", 2, "5"), item("7", 1, "5"));
        topology.written();

        placeAt("17:21:00", item("7", 1, "5"), item("8", 3, "5"));

        assertThat(quantities()).containsExactlyInAnyOrder("12 0 17:21:00", "7 1 17:21:00", "8 3 17:21:00");
    }

    @Test
    void aProductIsDroppedOnceAndCanComeBack() {
        placeAt("17:20:00", item("12", 2, "5"), item("7", 1, "5"));
        placeAt("17:21:00", item("7", 1, "5"));
        placeAt("17:22:00", item("7", 2, "5"));
        placeAt("17:23:00", item("7", 2, "5"), item("12", 9, "5"));

        assertThat(quantities())
                .containsExactlyInAnyOrder(
                        "12 2 17:20:00",
                        "7 1 17:20:00",
                        "12 0 17:21:00",
                        "7 1 17:21:00",
                        "7 2 17:22:00",
                        "7 2 17:23:00",
                        "12 9 17:23:00");
    }

    @Test
    void ofTwoVersionsOfTheSameTimeTheLaterArrivalDrops() {
        placeAt("17:20:00.123456", item("12", 2, "5"), item("7", 1, "5"));
        topology.written();

        placeAt("17:20:00.123000", item("7", 1, "5"));

        assertThat(quantities()).containsExactlyInAnyOrder("12 0 17:20:00.123", "7 1 17:20:00.123");
    }

    @Test
    void anOlderVersionThatArrivesLateAddsNothing() {
        placeAt("17:20:00", item("7", 1, "5"));
        topology.written();

        placeAt("17:19:59.999", item("7", 5, "5"), item("12", 2, "5"));

        assertThat(topology.written()).isEmpty();
    }

    @Test
    void whatIsDroppedNoLongerWaitsForItsProduct() {
        placeAt("17:20:00", item("12", 2, "5"), item("7", 1, "5"));
        placeAt("17:21:00", item("7", 1, "5"));
        topology.written();

        product("Margherita", 0);

        assertThat(topology.written()).isEmpty();
        assertThat(topology.remembered("waiting-items")).isEqualTo(1);
    }

    @Test
    void anOrderIsKnownForAsLongAsPinotMayKeepItsRows() {
        placeAt("17:20:00", item("12", 2, "5"));
        topology.pass(ORDER_RETENTION.plusDays(2).minusMinutes(1));
        assertThat(topology.remembered("newest-versions")).isEqualTo(1);

        topology.pass(Duration.ofMinutes(2));

        assertThat(topology.remembered("newest-versions")).isZero();
    }

    @Test
    void idsThatStartAlikeDoNotMix() {
        place("o1", item("1", 1, "5"), item("12", 1, "5"));
        topology.written();

        topology.write("products", "1", product("1", "Water", 0));

        assertThat(names()).containsExactly("o1 1 Water");
    }

    @Test
    void aProductThatCannotBeReadIsSetAsideAndTheTopologyGoesOn() {
        topology.write("products", "12", "{\"id\":12}".getBytes(UTF_8));
        product("Margherita", 0);
        place("o1", item("12", 1, "5"));

        assertThat(topology.failed("products")).singleElement().satisfies(failed -> {
            assertThat(failed.value().get("step").asText()).isEqualTo("process");
            assertThat(failed.value().get("pointer").asText()).isEqualTo("/id");
        });
        assertThat(names()).containsExactly("o1 12 Margherita");
    }

    @Test
    void anOrderThatCannotBeReadIsSetAsideAndTheTopologyGoesOn() {
        topology.write("orders", "o1", "{\"id\":\"o1\"}".getBytes(UTF_8));
        place("o2", item("12", 1, "5"));

        assertThat(topology.failed("orders")).hasSize(1);
        assertThat(names()).containsExactly("o2 12 -");
    }

    @Test
    void anItemWaitsAMonth() {
        place("o1", item("12", 1, "5"));
        topology.pass(Duration.ofDays(29));
        assertThat(topology.remembered("waiting-items")).isEqualTo(1);

        topology.pass(Duration.ofDays(2));

        assertThat(topology.remembered("waiting-items")).isZero();
    }

    @Test
    void anItemIsPartOfItsOrdersTraceAndOneThatIsMendedOfWhatMendsIt() {
        topology.writeTraced("orders", "o1", order("o1", "2026-11-20T17:20:00.000Z", item("12", 1, "5")));
        product("Margherita", 0);

        assertThat(topology.written()).extracting(Written::trace).containsExactly(DrivenTopology.TRACE, "");
    }

    private void product(String name, int version) {
        topology.write("products", "12", product("12", name, version));
    }

    private void place(String id, String... items) {
        topology.write("orders", id, order(id, "2026-11-20T17:20:00.000Z", items));
    }

    private void placeAt(String time, String... items) {
        topology.write("orders", "o1", order("o1", "2026-11-20T" + time + "Z", items));
    }

    /** "product quantity time", the time without zeros at its end. */
    private List<String> quantities() {
        return topology.written().stream()
                .map(Written::value)
                .map(row -> "%s %d %s"
                        .formatted(
                                row.get("productId").asText(),
                                row.get("quantity").asInt(),
                                row.get("createdAt").asText().substring(11).replaceAll("(\\.000)?0*Z", "")))
                .toList();
    }

    private List<String> names() {
        return topology.written().stream()
                .map(Written::value)
                .map(row ->
                        row.get("orderId").asText() + " " + row.get("productId").asText() + " "
                                + row.path("productName").asText("-"))
                .map(row -> row.endsWith(" ") ? row + "-" : row)
                .toList();
    }

    private static ObjectNode order(String id, String createdAt, String... items) {
        return DrivenTopology.json(
                """
                {"id":"%s","createdAt":"%s","userId":"17","status":"PLACED_ORDER","price":431.50,
                 "items":[%s],"ts":1,"_received_at":5,"_request_id":"r1"}"""
                        .formatted(id, createdAt, String.join(",", items)));
    }

    private static String item(String productId, int quantity, String price) {
        return DrivenTopology.json("{\"quantity\":%d,\"price\":%s}".formatted(quantity, price))
                .put("productId", productId)
                .toString();
    }

    private static ObjectNode product(String id, String name, int version) {
        return DrivenTopology.json(
                """
                {"id":"%s","name":"%s","category":"pizzas","price":160,"image":"/12.jpg","deleted":false,
                 "changedAt":"2026-11-20T17:20:00.000Z","ts":%d}"""
                        .formatted(id, name, 1_795_195_200_000L + version));
    }
}
