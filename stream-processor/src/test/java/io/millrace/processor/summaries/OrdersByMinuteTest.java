package io.millrace.processor.summaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.processor.DrivenTopology;
import io.millrace.processor.DrivenTopology.Written;
import io.millrace.processor.runtime.OrderRetention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of 17:20; a row is "minute orders revenue ordersWithoutPrice". */
class OrdersByMinuteTest {
    private static final Instant START = DrivenTopology.NOW;
    private static final Duration RETENTION = Duration.ofDays(30);

    private final DrivenTopology topology =
            new DrivenTopology(new OrdersByMinute(DrivenTopology.READING, new OrderRetention(RETENTION)));

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void aRowHasTheSumsOfItsMinute() {
        place("o1", 0, "431.50");
        place("o2", 59.999, "0.25");

        List<Written> rows = topology.written();
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.key()).isEqualTo("2026-11-20T17:20:00.000Z"));
        assertThat(rows.get(1).value())
                .isEqualTo(DrivenTopology.json(
                        """
                        {"minute":"2026-11-20T17:20:00.000Z","orders":2,"revenue":431.75,"ordersWithoutPrice":0,
                         "ts":%d}"""
                                .formatted(START.toEpochMilli())));
    }

    @Test
    void eachMinuteHasItsOwnRow() {
        place("o1", -0.001, "1");
        place("o2", 0, "2");
        place("o3", 60, "3");

        assertThat(rows()).containsExactly("17:19 1 1 0", "17:20 1 2 0", "17:21 1 3 0");
    }

    @Test
    void aSumIsExactWhereADoubleIsNot() {
        place("o1", 0, "0.1");
        place("o2", 0, "0.2");
        place("o3", 0, "1000000000");

        assertThat(rows()).containsExactly("17:20 1 0.1 0", "17:20 2 0.3 0", "17:20 3 1000000000.3 0");
    }

    @Test
    void aCorrectedPriceIsOneChangeOfTheSameMinute() {
        place("o1", 0, "10");
        place("o2", 0, "5");
        place("o1", 1, "7.50");

        assertThat(rows()).containsExactly("17:20 1 10 0", "17:20 2 15 0", "17:20 2 12.5 0");
    }

    @Test
    void aCorrectedTimeMovesTheOrder() {
        place("o1", 0, "10");
        place("o1", 120, "11");

        assertThat(rows()).containsExactly("17:20 1 10 0", "17:20 0 0 0", "17:22 1 11 0");
    }

    @Test
    void anOlderVersionChangesNothing() {
        place("o1", 10, "10");
        place("o1", 9.999, "99");
        place("o1", -60, "99");

        assertThat(rows()).containsExactly("17:20 1 10 0");
    }

    @Test
    void ofTwoVersionsOfTheSameTimeTheLaterArrivalCounts() {
        place("o1", 10, "10");
        place("o1", 10, "11");
        place("o1", 10, "10");

        assertThat(rows()).containsExactly("17:20 1 10 0", "17:20 1 11 0", "17:20 1 10 0");
    }

    @Test
    void whatDoesNotChangeTheSumsIsNoRowButIsKnown() {
        place("o1", 10, "10");
        place("o1", 10, "10.0");
        place("o1", 20, "10.00");
        place("o1", 15, "99");

        assertThat(rows()).containsExactly("17:20 1 10 0");
    }

    /** What Pinot 0.11 makes of each is in its column; the table's sums are those of the API's queries. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12.5                  | 17:20 1 12.5 0",
                "0                     | 17:20 1 0 0",
                "1e3                   | 17:20 1 1000 0",
                "1e9                   | 17:20 1 1000000000 0",
                "1e-400                | 17:20 1 0 0",
                "\"12.5\"              | 17:20 1 12.5 0",
                "null                  | 17:20 1 0 0",
                "-0.01                 | 17:20 1 0 1",
                "1000000000.01         | 17:20 1 0 1",
                "1e400                 | 17:20 1 0 1",
                "1e999999999           | 17:20 1 0 1",
                "\"-Infinity\"         | 17:20 1 0 1",
                "\"NaN\"               | 17:20 1 0 1",
                "1, \"price\": 2       | 17:20 1 2 0",
                "1} {                  | 17:20 1 1 0",
            })
    void aPriceIsWhatPinotTakesItFor(String price, String row) {
        topology.write("orders", "o1", order("o1", 0, price));

        assertThat(rows()).containsExactly(row);
    }

    @Test
    void anOrderWithoutAPriceIsOneOfZeroAsInPinot() {
        topology.write(
                "orders", "o1", DrivenTopology.json("{\"id\":\"o1\",\"ts\":%d}".formatted(START.toEpochMilli())));

        assertThat(rows()).containsExactly("17:20 1 0 0");
    }

    @Test
    void aPriceThatBecomesOneIsCounted() {
        place("o1", 0, "-1");
        place("o1", 0, "3");
        place("o1", 0, "1e10");

        assertThat(rows()).containsExactly("17:20 1 0 1", "17:20 1 3 0", "17:20 1 0 1");
    }

    @Test
    void anOrderCountsWhateverItsKafkaKeyIsAndAWholeNumberIsAnId() {
        topology.write("orders", null, order("o1", 0, "1"));
        topology.write("orders", "another key", order("o2", 0, "2"));
        topology.write("orders", "17", order("17", 0, "4"));
        topology.write(
                "orders",
                "17",
                new String(order("17", 0, "8"), UTF_8).replace("\"17\"", "17").getBytes(UTF_8));

        assertThat(rows()).last().isEqualTo("17:20 3 11 0");
        assertThat(topology.failed("orders")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"ts\":1795195200000,\"price\":1}",
                "{\"id\":true,\"ts\":1795195200000,\"price\":1}",
                "{\"id\":\"o1\",\"price\":1}",
                "{\"id\":\"o1\",\"ts\":\"soon\",\"price\":1}",
                "{\"id\":\"o1\",\"ts\":1795195200000,\"price\":\"free\"}",
                "{\"id\":\"o1\",\"ts\":1795195200000,\"price\":true}",
            })
    void anEventThatIsNoRowInPinotIsSetAsideAndTheTopologyGoesOn(String unreadable) {
        topology.write("orders", "o1", unreadable.getBytes(UTF_8));
        place("o2", 0, "2");

        assertThat(topology.failed("orders")).singleElement().satisfies(failed -> {
            assertThat(failed.value().get("step").asText()).isEqualTo("process");
            assertThat(failed.value().get("payload").asText()).isEqualTo(unreadable);
        });
        assertThat(rows()).containsExactly("17:20 1 2 0");
    }

    @Test
    void theFirstRecordOfAPartitionSaysThatTheWholePartitionIsCounted() {
        place("o1", 0, "1");
        place("o2", 0, "1");

        assertThat(topology.written("summary_coverage")).singleElement().satisfies(coverage -> {
            assertThat(coverage.key()).isEqualTo("orders_by_minute/0");
            assertThat(coverage.value())
                    .isEqualTo(
                            DrivenTopology.json(
                                    "{\"summary\":\"orders_by_minute\",\"partition\":0,\"partitions\":2,\"since\":\"1970-01-01T00:00:00.000Z\"}"));
        });
    }

    @Test
    void aFirstRecordThatCannotBeReadSaysItToo() {
        topology.writeTraced("orders", "o1", DrivenTopology.json("{}"));

        assertThat(topology.written("summary_coverage")).hasSize(1);
    }

    @Test
    void aPartitionThatIsNotReadFromItsBeginningIsNotCovered() {
        OrdersByMinute stream = new OrdersByMinute(DrivenTopology.READING, new OrderRetention(RETENTION));
        MockProcessorContext<String, Coverage> context = new MockProcessorContext<>();
        CoverageProcessor processor = new CoverageProcessor(stream.name(), 4);
        processor.init(context);

        context.setRecordMetadata("orders", 3, 17);
        processor.process(new Record<>("o1", new byte[0], 0));
        assertThat(context.forwarded()).isEmpty();

        context.setRecordMetadata("orders", 3, 0);
        processor.process(new Record<>("o1", new byte[0], 0));
        assertThat(context.forwarded()).singleElement().satisfies(forwarded -> assertThat(
                        forwarded.record().value())
                .isEqualTo(new Coverage("orders_by_minute", 3, 4, Instant.EPOCH)));
    }

    @Test
    void anOrderIsKnownForAsLongAsPinotMayKeepItsRow() {
        place("o1", -3600, "10");
        place("o2", 0, "20");
        topology.pass(RETENTION.plusDays(2).minusMinutes(2));
        place("o2", 0, "21");
        topology.pass(Duration.ofMinutes(1));

        assertThat(topology.remembered("counted-orders")).isEqualTo(1);
        assertThat(rows()).containsExactly("16:20 1 10 0", "17:20 1 20 0", "17:20 1 21 0");
    }

    @Test
    void anOrderThatIsOlderThanThatIsNotCountedHoweverOftenItComes() {
        topology.pass(RETENTION.plusDays(2));
        place("o1", -0.001, "10");
        place("o1", -0.001, "11");
        place("o2", 0, "20");

        assertThat(rows()).containsExactly("17:20 1 20 0");
        assertThat(topology.failed("orders")).isEmpty();
    }

    @Test
    void aRowIsPartOfTheTraceOfTheLastOrderThatChangedIt() {
        place("o1", 0, "1");
        topology.writeTraced("orders", "o2", DrivenTopology.json(new String(order("o2", 0, "2"), UTF_8)));

        assertThat(topology.written()).extracting(Written::trace).containsExactly("", DrivenTopology.TRACE);
    }

    private void place(String id, double second, String price) {
        topology.write("orders", id, order(id, second, price));
    }

    /** @param price in JSON */
    private static byte[] order(String id, double second, String price) {
        long ts = START.toEpochMilli() + Math.round(second * 1000);
        ObjectNode order = DrivenTopology.json("{}")
                .put("id", id)
                .put("ts", ts)
                .put("createdAt", Instant.ofEpochMilli(ts).toString())
                .put("userId", "17")
                .put("status", "PLACED_ORDER")
                .put("price", "?");
        return order.toString().replace("\"?\"", price).getBytes(UTF_8);
    }

    private List<String> rows() {
        return topology.written().stream()
                .map(Written::value)
                .map(OrdersByMinuteTest::words)
                .toList();
    }

    private static String words(JsonNode row) {
        return "%s %d %s %d"
                .formatted(
                        row.get("minute").asText().substring(11, 16),
                        row.get("orders").asLong(),
                        row.get("revenue").decimalValue().toPlainString(),
                        row.get("ordersWithoutPrice").asLong());
    }
}
