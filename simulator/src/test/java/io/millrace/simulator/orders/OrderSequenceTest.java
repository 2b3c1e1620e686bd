package io.millrace.simulator.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.simulator.shop.Product;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderSequenceTest {

    private static final Seed SEED = new Seed(7);
    private static final Shop SHOP = Shop.of(SEED);
    private static final OrderSequence ORDERS = sequence("first");
    private static final List<Order> SAMPLE =
            LongStream.range(0, 20_000).mapToObj(ORDERS::order).toList();

    @Test
    void anOrderIsTheSameWhoeverAsksForItAndWhen() {
        List<Integer> backwards = IntStream.range(0, 500)
                .boxed()
                .sorted(Collections.reverseOrder())
                .toList();

        List<String> again = backwards.parallelStream()
                .map(number -> json(sequence("first").order(number)))
                .toList();

        assertThat(again)
                .isEqualTo(backwards.stream()
                        .map(SAMPLE::get)
                        .map(OrderSequenceTest::json)
                        .toList());
    }

    @Test
    void anOrderIsTheSameOnEveryMachine() {
        assertThat(json(ORDERS.order(41)))
                .isEqualTo(
                        "{\"id\":\"4fe31050-f653-33ba-a2ab-0d44879a03aa\",\"createdAt\":\"2026-11-20T17:20:01.000Z\","
                                + "\"userId\":8388,\"status\":\"PLACED_ORDER\",\"price\":797.00,\"items\":["
                                + "{\"productId\":114,\"quantity\":1,\"price\":199.00},"
                                + "{\"productId\":105,\"quantity\":1,\"price\":199.00},"
                                + "{\"productId\":93,\"quantity\":1,\"price\":399.00}],"
                                + "\"deliveryLat\":12.980977,\"deliveryLon\":77.578916}");
    }

    @Test
    void anotherRunPlacesTheSameOrdersUnderOtherIds() {
        Order first = ORDERS.order(5);
        Order second = sequence("second").order(5);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.customer()).isEqualTo(first.customer());
    }

    @Test
    void idsAreUnique() {
        assertThat(SAMPLE).extracting(Order::id).doesNotHaveDuplicates();
    }

    @Test
    void thePriceIsTheExactSumOfItsLines() {
        for (Order order : SAMPLE) {
            long paise = 0;
            for (OrderLine line : order.lines()) {
                paise += line.product().price().movePointRight(2).longValueExact() * line.quantity();
            }
            assertThat(order.price()).isEqualTo(BigDecimal.valueOf(paise, 2));
        }
    }

    @Test
    void anOrderHasOneToFiveLinesOfDifferentProducts() {
        assertThat(SAMPLE).allSatisfy(order -> {
            assertThat(order.lines()).hasSizeBetween(1, 5);
            assertThat(order.lines()).extracting(OrderLine::product).doesNotHaveDuplicates();
            assertThat(order.lines())
                    .extracting(OrderLine::quantity)
                    .allMatch(quantity -> quantity >= 1 && quantity <= 5);
        });
        assertThat(SAMPLE).extracting(order -> order.lines().size()).contains(1, 2, 3, 4, 5);
    }

    @Test
    void popularProductsSellMoreAndEveryProductSells() {
        Map<Product, Long> sold = SAMPLE.stream()
                .flatMap(order -> order.lines().stream())
                .collect(groupingBy(OrderLine::product, counting()));
        List<Long> counts =
                sold.values().stream().sorted(Collections.reverseOrder()).toList();
        double all = counts.stream().mapToLong(Long::longValue).sum();

        assertThat(sold).hasSameSizeAs(SHOP.products());
        assertThat(counts.get(0) / all).isBetween(0.10, 0.20);
        assertThat(counts.stream().limit(10).mapToLong(Long::longValue).sum() / all)
                .isBetween(0.40, 0.60);
    }

    @Test
    void gapsAreThoseOfAPoissonProcess() {
        double[] gaps = LongStream.range(0, 50_000)
                .mapToDouble(number -> ORDERS.gapBefore(number, 16).toNanos() / 1e9)
                .toArray();
        double mean = IntStream.range(0, gaps.length)
                .mapToDouble(i -> gaps[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, gaps.length)
                .mapToDouble(i -> (gaps[i] - mean) * (gaps[i] - mean))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(1 / 16.0, within(0.001));
        assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(0.03));
    }

    private static OrderSequence sequence(String runId) {
        return new OrderSequence(SHOP, SEED, runId, new StatusTimes(30, 25));
    }

    private static String json(Order order) {
        return new String(OrderEvents.placed(order, Instant.parse("2026-11-20T17:20:01Z")), UTF_8);
    }
}
