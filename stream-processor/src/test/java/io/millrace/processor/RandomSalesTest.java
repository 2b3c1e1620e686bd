package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.processor.DrivenTopology.Written;
import io.millrace.processor.records.InstantWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of orders and products through the topologies of the items and of their sums, held against a model that
 * knows only what an order is: its newest version. A product's category is that of the time when both were first known.
 */
class RandomSalesTest {
    private static final int EVENTS = 400;
    private static final int ORDERS = 15;
    private static final int PRODUCTS = 7;
    private static final int CATEGORIES = 3;
    private static final int MINUTES = 4;
    private static final long MINUTE_MS = 60_000;
    private static final Sums NOTHING = new Sums(0, 0, BigDecimal.ZERO.setScale(2));
    private static final long FIRST = DrivenTopology.NOW.toEpochMilli() - MINUTE_MS * MINUTES / 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Map<String, Order> orders = new TreeMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, Long> productVersions = new HashMap<>();

    /** The newest row of each key, without those of no sales. */
    private final Map<String, Sums> rows = new TreeMap<>();

    private final Map<String, Long> categoryOrders = new HashMap<>();
    private final Map<String, Long> ordersOfCategories = new TreeMap<>();

    private record Order(long ts, Map<String, Item> items) {}

    /** @param category empty while the product isn't known */
    private record Item(int quantity, BigDecimal price, String category) {}

    private record Sums(long orders, long quantity, BigDecimal revenue) {
        Sums plus(Item item) {
            BigDecimal more = item.price().multiply(BigDecimal.valueOf(item.quantity()));
            return new Sums(orders + 1, quantity + item.quantity(), revenue.add(more));
        }
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 5), new Random().longs(5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSumsAreThoseOfTheNewestVersionsAfterEachEvent(long seed) {
        Random random = new Random(seed);
        try (DrivenTopology items = topology("order_items_enriched");
                DrivenTopology sales = topology("sales_by_minute")) {
            for (int i = 0; i < EVENTS; i++) {
                if (random.nextInt(6) == 0) {
                    change("p" + random.nextInt(PRODUCTS), random, items);
                } else {
                    place(random, items);
                }
                List<Written> written = items.written();
                Collections.shuffle(written, random); // of different products, so they come in any order
                written.forEach(item -> sales.write("order_items_enriched", item.key(), item.value()));
                sales.written().forEach(row -> take(row.value()));

                assertThat(rows).as("seed %d, event %d", seed, i).isEqualTo(expectedRows());
                assertThat(ordersOfCategories).as("seed %d, event %d", seed, i).isEqualTo(expectedOrdersOfCategories());
            }
            assertThat(items.failed("orders")).isEmpty();
            assertThat(sales.failed("order_items_enriched")).isEmpty();
        }
    }

    private DrivenTopology topology(String stream) {
        return new DrivenTopology(DerivedStreamsTest.derived(folder).stream()
                .filter(derived -> derived.name().value().equals(stream))
                .findFirst()
                .orElseThrow());
    }

    /** A version of an order, with any products: a first one, a correction, or one that comes too late. */
    private void place(Random random, DrivenTopology items) {
        String id = "o" + random.nextInt(ORDERS);
        // Few times of a minute, so that versions have the same time
        long ts = FIRST + MINUTE_MS / 2 * random.nextInt(2 * MINUTES);
        Map<String, Item> has = new TreeMap<>();
        ObjectNode order = DrivenTopology.json("{}")
                .put("id", id)
                .put("ts", ts)
                .put("createdAt", Instant.ofEpochMilli(ts).toString());
        for (int i = 0; i <= random.nextInt(4); i++) {
            String product = "p" + random.nextInt(PRODUCTS);
            Item item = new Item(
                    1 + random.nextInt(5),
                    BigDecimal.valueOf(random.nextInt(10_000), 2),
                    categories.getOrDefault(product, ""));
            if (has.putIfAbsent(product, item) == null) {
                order.withArray("items")
                        .addObject()
                        .put("productId", product)
                        .put("quantity", item.quantity())
                        .put("price", item.price());
            }
        }
        items.write("orders", id, order);
        Order before = orders.get(id);
        if (before == null || ts >= before.ts()) {
            orders.put(id, new Order(ts, has));
        }
    }

    /** A state of a product, which may come too late and may have another category than the one before. */
    private void change(String id, Random random, DrivenTopology items) {
        long version = random.nextInt(1000);
        String category = "c" + random.nextInt(CATEGORIES);
        items.write(
                "products",
                id,
                DrivenTopology.json("{}")
                        .put("id", id)
                        .put("name", "A name")
                        .put("category", category)
                        .put("ts", version));
        if (version < productVersions.getOrDefault(id, 0L)) {
            return;
        }
        productVersions.put(id, version);
        categories.put(id, category);
        orders.values().forEach(order -> order.items()
                .computeIfPresent(
                        id,
                        (product, item) ->
                                item.category().isEmpty() ? new Item(item.quantity(), item.price(), category) : item));
    }

    private void take(JsonNode row) {
        String category = row.get("category").asText();
        String minute = row.get("minute").asText();
        String key = String.join(" ", minute, row.get("productId").asText(), category);
        Sums sums = new Sums(
                row.get("orders").asLong(),
                row.get("quantity").asLong(),
                row.get("revenue").decimalValue().setScale(2));
        long before = categoryOrders.getOrDefault(key, 0L);
        long now = row.get("categoryOrders").asLong();
        categoryOrders.put(key, now);
        ordersOfCategories.merge(minute + " " + category, now - before, Long::sum);
        ordersOfCategories.values().removeIf(count -> count == 0);
        rows.put(key, sums);
        rows.values()
                .removeIf(each -> each.orders() == 0
                        && each.quantity() == 0
                        && each.revenue().signum() == 0);
    }

    private Map<String, Sums> expectedRows() {
        Map<String, Sums> sums = new TreeMap<>();
        orders.values().forEach(order -> order.items()
                .forEach((product, item) -> sums.compute(
                        String.join(" ", minute(order), product, item.category()),
                        (key, others) -> (others == null ? NOTHING : others).plus(item))));
        return sums;
    }

    private Map<String, Long> expectedOrdersOfCategories() {
        Map<String, Long> counts = new TreeMap<>();
        for (Order order : orders.values()) {
            Set<String> of = new HashSet<>();
            order.items().values().forEach(item -> of.add(item.category()));
            of.remove("");
            of.forEach(category -> counts.merge(minute(order) + " " + category, 1L, Long::sum));
        }
        return counts;
    }

    private static String minute(Order order) {
        return InstantWriter.text(Instant.ofEpochMilli(order.ts() - Math.floorMod(order.ts(), MINUTE_MS)));
    }
}
