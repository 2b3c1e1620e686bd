package io.millrace.processor.summaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.processor.DrivenTopology;
import io.millrace.processor.DrivenTopology.Written;
import io.millrace.processor.runtime.OrderRetention;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of orders, held against a model that knows only the table's rule: the newest version of each id. */
class RandomOrdersTest {
    private static final int EVENTS = 400;
    private static final int ORDERS = 25;
    private static final int MINUTES = 6;
    private static final long MINUTE_MS = 60_000;
    private static final List<String> NO_PRICES = List.of("-0.01", "1000000000.01", "1e400", "\"Infinity\"", "\"NaN\"");

    private record Version(String id, long ts, String price) {
        byte[] json() {
            return "{\"id\":\"%s\",\"ts\":%d,\"price\":%s}"
                    .formatted(id, ts, price)
                    .getBytes(UTF_8);
        }
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 5), new Random().longs(5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNewestRowsAreTheSumsOfTheNewestVersionsAfterEachEvent(long seed) {
        Random random = new Random(seed);
        List<Version> history = new ArrayList<>();
        Map<String, Version> table = new HashMap<>();
        Map<Long, OrderSums> rows = new TreeMap<>();
        try (DrivenTopology topology = new DrivenTopology(
                new OrdersByMinute(DrivenTopology.READING, new OrderRetention(Duration.ofDays(400))))) {
            for (int i = 0; i < EVENTS; i++) {
                Version version = next(random, history);
                history.add(version);
                table.merge(version.id(), version, (before, now) -> now.ts() >= before.ts() ? now : before);

                topology.write("orders", random.nextInt(10) == 0 ? null : version.id(), version.json());

                topology.written().forEach(row -> rows.put(row.value().get("ts").asLong(), sums(row)));
                Map<Long, OrderSums> filled = new TreeMap<>(rows);
                filled.values().removeIf(OrderSums::areNothing);
                assertThat(filled).as("seed %d, event %d: %s", seed, i, version).isEqualTo(sumsOf(table));
            }
            assertThat(topology.failed("orders")).isEmpty();
        }
    }

    /** A version that came before, or a new one: of a known order or another, with any time and price. */
    private static Version next(Random random, List<Version> history) {
        if (!history.isEmpty() && random.nextInt(4) == 0) {
            return history.get(random.nextInt(history.size()));
        }
        String id = "o" + random.nextInt(ORDERS);
        long first = DrivenTopology.NOW.toEpochMilli() - MINUTE_MS * MINUTES / 2;
        long ts = first + random.nextLong(MINUTES * MINUTE_MS);
        // Few times of a minute, so that versions have the same time
        return new Version(id, random.nextBoolean() ? ts : ts - ts % (MINUTE_MS / 2), price(random));
    }

    private static String price(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> NO_PRICES.get(random.nextInt(NO_PRICES.size()));
            case 1 -> List.of("0", "0.00", "1000000000", "null").get(random.nextInt(4));
            default -> BigDecimal.valueOf(random.nextLong(100_000_000_000L), 2).toString();
        };
    }

    private static Map<Long, OrderSums> sumsOf(Map<String, Version> table) {
        Map<Long, List<Version>> minutes = table.values().stream()
                .collect(Collectors.groupingBy(version -> version.ts() - Math.floorMod(version.ts(), MINUTE_MS)));
        Map<Long, OrderSums> sums = new TreeMap<>();
        minutes.forEach((minute, versions) -> sums.put(minute, normal(sums(versions))));
        return sums;
    }

    private static OrderSums sums(List<Version> versions) {
        List<String> prices = versions.stream()
                .map(Version::price)
                .filter(price -> !NO_PRICES.contains(price))
                .toList();
        BigDecimal revenue = prices.stream()
                .map(price -> new BigDecimal(price.replace("null", "0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new OrderSums(versions.size(), revenue, versions.size() - prices.size());
    }

    private static OrderSums sums(Written row) {
        return normal(new OrderSums(
                row.value().get("orders").asLong(),
                row.value().get("revenue").decimalValue(),
                row.value().get("ordersWithoutPrice").asLong()));
    }

    /** With one scale, since 1.0 and 1.00 aren't equal. */
    private static OrderSums normal(OrderSums sums) {
        return new OrderSums(sums.orders(), sums.revenue().setScale(2), sums.ordersWithoutPrice());
    }
}
