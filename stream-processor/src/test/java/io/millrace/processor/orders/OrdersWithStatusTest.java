package io.millrace.processor.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.processor.DrivenTopology;
import io.millrace.processor.DrivenTopology.Written;
import io.millrace.processor.runtime.StateRetention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersWithStatusTest {
    private static final Instant PLACED = DrivenTopology.NOW;
    private static final Duration RETENTION = Duration.ofDays(30);

    private final DrivenTopology topology =
            new DrivenTopology(new OrdersWithStatus(DrivenTopology.READING, new StateRetention(RETENTION)));

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void anOrderIsWrittenWithItsOwnStatus() {
        place(order());

        assertThat(topology.written()).singleElement().satisfies(row -> assertThat(row.value())
                .isEqualTo(DrivenTopology.json(
                        """
                        {"id":"o1","createdAt":"2026-11-20T17:20:00.000Z","userId":"17","bucket":66,"price":431.5,
                         "itemCount":2,"quantity":3,"deliveryLat":12.9783,"deliveryLon":77.5941,
                         "status":"PLACED_ORDER","statusAt":"2026-11-20T17:20:00.000Z",
                         "ts":%d,"_received_at":5,"_request_id":"r1"}"""
                                .formatted(PLACED.toEpochMilli()))));
    }

    @Test
    void eachNewerStatusIsWrittenSoThatTheHistoryIsThere() {
        place(order());
        enter("ORDER_CONFIRMED", 10);
        enter("BEING_PREPARED", 20);

        assertThat(statuses()).containsExactly("PLACED_ORDER@0", "ORDER_CONFIRMED@10", "BEING_PREPARED@20");
    }

    @Test
    void aStatusThatComesOutOfOrderDoesNotMoveItBackwards() {
        place(order());
        enter("BEING_PREPARED", 20);
        enter("ORDER_CONFIRMED", 10);
        enter("BEING_COOKED", 30);

        assertThat(statuses()).containsExactly("PLACED_ORDER@0", "BEING_PREPARED@20", "BEING_COOKED@30");
    }

    @Test
    void aLateStatusDoesNotMoveItBackwards() {
        place(order());
        enter("DELIVERED", 60);
        topology.pass(Duration.ofDays(2));
        enter("OUT_FOR_DELIVERY", 50);

        assertThat(statuses()).containsExactly("PLACED_ORDER@0", "DELIVERED@60");
    }

    @Test
    void aRepeatedStatusIsNotWrittenAgain() {
        place(order());
        enter("ORDER_CONFIRMED", 10);
        enter("ORDER_CONFIRMED", 10);

        assertThat(statuses()).containsExactly("PLACED_ORDER@0", "ORDER_CONFIRMED@10");
    }

    @Test
    void statusesThatComeBeforeTheirOrderAreNotLost() {
        enter("BEING_PREPARED", 20);
        enter("ORDER_CONFIRMED", 10);
        assertThat(topology.written()).isEmpty();

        place(order());

        assertThat(statuses()).containsExactly("BEING_PREPARED@20");
    }

    @Test
    void aStatusDaysAfterItsOrderIsNotLost() {
        place(order());
        topology.pass(Duration.ofDays(29));
        enter("DELIVERED", 29 * 24 * 60);

        assertThat(statuses()).containsExactly("PLACED_ORDER@0", "DELIVERED@" + 29 * 24 * 60);
    }

    @ParameterizedTest
    @CsvSource({"ORDER_CONFIRMED,BEING_PREPARED", "BEING_PREPARED,ORDER_CONFIRMED"})
    void ofTwoStatusesAtOneMomentTheOneFurtherOnIsTheNewestInWhicheverOrderTheyCome(String first, String second) {
        enter(first, 10);
        enter(second, 10);

        place(order());

        assertThat(statuses()).containsExactly("BEING_PREPARED@10");
    }

    @Test
    void aRepeatedOrderIsNotWrittenAgain() {
        place(order());
        place(order().put("_request_id", "r2").put("_received_at", 99));

        assertThat(topology.written()).hasSize(1);
    }

    @Test
    void aRowIsReceivedWhenTheLaterOfOrderAndStatusWas() {
        topology.write("order_statuses", "o1", status("o1", "DELIVERED", 60).put("_received_at", 3));
        place(order());
        topology.write("order_statuses", "o1", status("o1", "CANCELLED", 61).put("_received_at", 8));

        assertThat(topology.written())
                .extracting(row -> row.value().get("_received_at").asInt())
                .containsExactly(5, 8);
    }

    @Test
    void anOrderThatIsCorrectedKeepsItsNewestStatus() {
        place(order());
        enter("DELIVERED", 60);
        place(order().put("price", 400));

        Written last = topology.written().get(2);
        assertThat(last.value().get("price").intValue()).isEqualTo(400);
        assertThat(last.value().get("status").asText()).isEqualTo("DELIVERED");
    }

    @Test
    void theOwnStatusOfAnOrderIsCorrectedWithIt() {
        place(order().put("status", "DELIVERED"));
        place(order());

        assertThat(statuses()).containsExactly("DELIVERED@0", "PLACED_ORDER@0");
    }

    @Test
    void theOwnStatusThatIsPostedOnceMoreIsNoStep() {
        place(order());
        enter("PLACED_ORDER", 0);

        assertThat(statuses()).containsExactly("PLACED_ORDER@0");
    }

    @Test
    void anOlderOrderDoesNotReplaceANewer() {
        place(order());
        place(order().put("createdAt", PLACED.minusSeconds(1).toString()).put("price", 1));

        assertThat(topology.written()).hasSize(1);
    }

    @Test
    void ordersDoNotMix() {
        place(order());
        topology.write("order_statuses", "o2", status("o2", "DELIVERED", 60));
        topology.write("orders", "o2", order().put("id", "o2"));

        assertThat(topology.written())
                .extracting(Written::key, row -> row.value().get("status").asText())
                .containsExactly(tuple("o1", "PLACED_ORDER"), tuple("o2", "DELIVERED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"id\":\"o1\",\"id\":\"o1\"}",
                "{\"id\":\"o1\",\"updatedAt\":\"yesterday\",\"status\":\"DELIVERED\"}",
                "{\"id\":\"o1\",\"updatedAt\":\"-999999999-01-01T00:00:00Z\",\"status\":\"DELIVERED\"}",
                "{\"id\":\"o1\",\"updatedAt\":\"2026-11-20T17:20:00Z\",\"status\":\"EATEN\"}",
                "{\"id\":1,\"updatedAt\":\"2026-11-20T17:20:00Z\",\"status\":\"DELIVERED\"}",
                "{\"id\":\"o2\",\"updatedAt\":\"2026-11-20T17:20:00Z\",\"status\":\"DELIVERED\"}",
            })
    void aStatusThatCannotBeReadIsSetAsideAndTheTopologyGoesOn(String unreadable) {
        place(order());
        topology.write("order_statuses", "o1", unreadable.getBytes(UTF_8));
        enter("DELIVERED", 60);

        assertThat(topology.failed("order_statuses")).singleElement().satisfies(failed -> {
            assertThat(failed.key()).startsWith("order_statuses-0-0-0-");
            assertThat(failed.value().get("id").asText()).isEqualTo(failed.key());
            assertThat(failed.value().get("stream").asText()).isEqualTo("order_statuses");
            assertThat(failed.value().get("step").asText()).isEqualTo("process");
            assertThat(failed.value().get("payload").asText()).isEqualTo(unreadable);
            assertThat(failed.value().get("reason").asText()).isNotEmpty();
        });
        assertThat(statuses()).containsExactly("PLACED_ORDER@0", "DELIVERED@60");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "price  | 1e999999999  | /price",
                "price  | \"1\"        | /price",
                "items  | []           | /items",
                "items  | [1]          | /items/0",
                "items  | [{\"productId\":\"1\",\"quantity\":0,\"price\":1}] | /items/0/quantity",
                "userId | \"\\ud800\"  | /userId",
                "userId | \"\\u0000\"  | /userId",
                "createdAt | 5         | /createdAt",
                "status | null         | /status",
            })
    void anOrderThatCannotBeReadNamesThePlace(String property, String value, String pointer) {
        String order = order().put(property, "?").toString().replace("\"?\"", value);

        topology.write("orders", "o1", order.getBytes(UTF_8));

        assertThat(topology.failed("orders")).singleElement().satisfies(failed -> assertThat(
                        failed.value().get("pointer").asText())
                .isEqualTo(pointer));
        assertThat(topology.written()).isEmpty();
    }

    @Test
    void aRecordWithoutValueOrKeyIsSetAside() {
        topology.delete("orders", "o1");
        topology.write("orders", "another key", order());

        assertThat(topology.failed("orders"))
                .extracting(failed -> failed.value().at("/errors/0/rule").asText())
                .containsExactly("json", "key");
        assertThat(topology.written()).isEmpty();
    }

    @Test
    void anOrderIsForgottenAMonthAfterItsLastNews() {
        place(order());
        topology.pass(Duration.ofDays(20));
        enter("DELIVERED", 20 * 24 * 60);

        topology.pass(Duration.ofDays(29));
        assertThat(topology.remembered("known-orders")).isEqualTo(1);
        topology.pass(Duration.ofDays(2));
        assertThat(topology.remembered("known-orders")).isZero();
    }

    @Test
    void whatIsMadeOfAnEventIsPartOfItsTrace() {
        topology.writeTraced("orders", "o1", order());
        enter("ORDER_CONFIRMED", 10);
        topology.writeTraced("orders", "o2", DrivenTopology.json("{}"));

        assertThat(topology.written()).extracting(Written::trace).containsExactly(DrivenTopology.TRACE, "");
        assertThat(topology.failed("orders")).extracting(Written::trace).containsExactly(DrivenTopology.TRACE);
    }

    private void place(ObjectNode order) {
        topology.write("orders", "o1", order);
    }

    private void enter(String status, int minutesLater) {
        topology.write("order_statuses", "o1", status("o1", status, minutesLater));
    }

    private List<String> statuses() {
        return topology.written().stream()
                .map(row -> row.value().get("status").asText() + "@"
                        + Duration.ofMillis(row.value().get("ts").asLong() - PLACED.toEpochMilli())
                                .toMinutes())
                .toList();
    }

    private static ObjectNode order() {
        return DrivenTopology.json(
                """
                {"id":"o1","createdAt":"2026-11-20T17:20:00.000Z","userId":"17","status":"PLACED_ORDER","price":431.50,
                 "items":[{"productId":"12","quantity":2,"price":150.25},{"productId":"7","quantity":1,"price":131}],
                 "deliveryLat":12.9783,"deliveryLon":77.5941,"ts":1,"_received_at":5,"_request_id":"r1"}""");
    }

    private static ObjectNode status(String id, String status, int minutesLater) {
        return DrivenTopology.json("{}")
                .put("id", id)
                .put("updatedAt", PLACED.plus(Duration.ofMinutes(minutesLater)).toString())
                .put("status", status);
    }
}
