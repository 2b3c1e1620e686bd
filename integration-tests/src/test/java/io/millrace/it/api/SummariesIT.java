package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.Past;
import io.millrace.it.PinotSql;
import io.millrace.it.ServiceMetrics;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.ShopRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the sums by minute answer against random histories of orders: corrections of time, price and items, also late and
 * repeated ones, and products that arrive or change at any time.
 */
class SummariesIT {
    private static final int ORDERS = 400;
    private static final int WINDOWS = 25;
    private static final int DAY_MS = 86_400_000;
    private static final List<String> ZONES = List.of("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham");
    private static final List<String> CATEGORIES = List.of("pizzas", "drinks", "Süßes 🍰");
    private static final int PRODUCTS = 12;
    private static final List<String> BUCKETS = List.of("PT1M", "PT5M", "PT1H", "PT6H", "PT24H");

    private static final Comparator<Sold> MOST_FIRST =
            Comparator.comparingLong(Sold::pieces).reversed().thenComparing(Sold::what);

    private final ApiClient api = SharedApi.client();
    private final Instant day = Past.midnight();
    private final Map<String, Sale> sales = new HashMap<>();
    private final Map<String, Basket> baskets = new HashMap<>();
    private final String products = Events.newId();
    private final Random random = new Random(seed());

    /** What counts of an order; no price where its topic holds what can't be one. */
    private record Sale(long ts, BigDecimal price, boolean hasPrice) {}

    /** The pieces of each product of an order. */
    private record Basket(long ts, Map<String, Integer> pieces) {}

    /** How often a product or a category was sold. */
    private record Sold(String what, long orders, long pieces) {}

    private record Sum(long orders, BigDecimal revenue, long ordersWithoutPrice) {}

    private static long seed() {
        long seed = Long.getLong("millrace.it.seed", new Random().nextLong());
        System.out.println("SummariesIT: seed=" + seed);
        return seed;
    }

    @BeforeAll
    static void start() {
        SharedProcessor.start();
    }

    @Test
    void theyAreThoseOfTheRowsToTheLastOrder() {
        // Some products arrive before their orders, some after them, and some change their category in between
        for (int i = 0; i < ORDERS; i++) {
            place(i);
            if (i % 20 == 0) {
                changeProduct(random.nextInt(PRODUCTS));
            }
        }
        for (int i = 0; i < PRODUCTS; i++) {
            changeProduct(i);
        }
        String wholeDay = "/orders/overview?window=PT24H&until=" + day.plusMillis(DAY_MS);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(period(get(wholeDay).get("currentTimePeriod"), "totalPrice"))
                    .isEqualTo(sum(day.toEpochMilli(), day.toEpochMilli() + DAY_MS));
            assertThat(answered("orders/overview_minutes")).isPositive();
        });

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            checkPopular(Duration.ofDays(1), day.toEpochMilli() + DAY_MS);
            assertThat(itemsThatWait()).isZero();
            assertThat(answered("orders/popular_item_minutes")).isPositive();
            assertThat(answered("orders/popular_category_minutes")).isPositive();
        });

        for (int i = 0; i < WINDOWS; i++) {
            Duration window = Duration.ofSeconds(600 + random.nextInt(60_000));
            long until = day.toEpochMilli() + window.toMillis() + random.nextInt(DAY_MS - (int) window.toMillis());
            until -= random.nextBoolean() ? until % 60_000 : 0;
            checkOverview(window, until);
            checkSeries(window, until);
            checkPopular(window, until);
        }
        assertThat(answered("orders/series_minutes")).isPositive();
    }

    /** Some are placed anew, some corrected; a correction may be older than what it would replace. */
    private void place(int number) {
        boolean isNew = sales.isEmpty() || random.nextInt(3) > 0;
        String id = isNew ? "o" + number + "-" + Events.newId() : randomId();
        long ts = day.toEpochMilli() + random.nextInt(DAY_MS);
        if (!isNew && random.nextBoolean()) {
            ts = Objects.requireNonNull(sales.get(id)).ts(); // at the same time the later arrival counts
        }
        BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000_000), 2);
        boolean hasPrice = random.nextInt(10) > 0;
        if (hasPrice) {
            ObjectNode order = Events.order(id, Instant.ofEpochMilli(ts), price.toString());
            Basket basket = new Basket(ts, fill(order.putArray("items")));
            baskets.merge(id, basket, (before, after) -> after.ts() >= before.ts() ? after : before);
            assertThat(api.post("orders", order.toString()).status()).isEqualTo(202);
        } else {
            ShopRows.send(
                    "orders",
                    id,
                    "{\"id\":\"%s\",\"ts\":%d,\"price\":-%s}".formatted(id, ts, price.add(BigDecimal.ONE)));
        }
        Sale sale = new Sale(ts, hasPrice ? price : BigDecimal.ZERO, hasPrice);
        sales.merge(id, sale, (before, after) -> after.ts() >= before.ts() ? after : before);
    }

    private Map<String, Integer> fill(ArrayNode items) {
        Map<String, Integer> pieces = new HashMap<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String product = products + "-" + random.nextInt(PRODUCTS);
            int quantity = 1 + random.nextInt(9);
            items.addObject()
                    .put("productId", product)
                    .put("quantity", quantity)
                    .put("price", 5);
            pieces.merge(product, quantity, Integer::sum);
        }
        return pieces;
    }

    private void changeProduct(int number) {
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        ShopRows.product(products + "-" + number, "Name " + random.nextInt(), category, Instant.now());
    }

    private String randomId() {
        List<String> ids = new ArrayList<>(sales.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private void checkOverview(Duration window, long until) {
        JsonNode overview = get("/orders/overview?window=" + window + "&until=" + until);
        long from = until - window.toMillis();
        assertThat(period(overview.get("currentTimePeriod"), "totalPrice"))
                .as("current of %s until %d", window, until)
                .isEqualTo(sum(from, until));
        assertThat(period(overview.get("previousTimePeriod"), "totalPrice"))
                .as("previous of %s until %d", window, until)
                .isEqualTo(sum(from - window.toMillis(), from));
    }

    private void checkSeries(Duration window, long until) {
        String zone = ZONES.get(random.nextInt(ZONES.size()));
        String bucket = BUCKETS.get(random.nextInt(BUCKETS.size()));
        JsonNode buckets =
                get("/orders/series?window=" + window + "&bucket=" + bucket + "&zone=" + zone + "&until=" + until);
        for (int i = 0; i < buckets.size(); i++) {
            long from = start(buckets.get(i));
            long end = i + 1 < buckets.size() ? start(buckets.get(i + 1)) : until;
            assertThat(period(buckets.get(i), "revenue"))
                    .as("%s of %s until %d in %s from %d", bucket, window, until, zone, from)
                    .isEqualTo(sum(from, end));
        }
    }

    /** The items against the orders, and the categories against the rows: which one an item has depends on the moment. */
    private void checkPopular(Duration window, long until) {
        int limit = 1 + random.nextInt(PRODUCTS);
        JsonNode popular = get("/orders/popular?window=%s&until=%d&limit=%d".formatted(window, until, limit));
        long from = until - window.toMillis();
        assertThat(sold(popular.get("items"), "productId"))
                .as("items of %s until %d", window, until)
                .isEqualTo(items(from, until).stream().limit(limit).toList());
        assertThat(sold(popular.get("categories"), "category"))
                .as("categories of %s until %d", window, until)
                .isEqualTo(categories(from, until).stream().limit(limit).toList());
    }

    private List<Sold> items(long from, long until) {
        Map<String, Sold> sold = new HashMap<>();
        for (Basket basket : baskets.values()) {
            if (basket.ts() >= from && basket.ts() < until) {
                basket.pieces()
                        .forEach((product, pieces) -> sold.merge(
                                product,
                                new Sold(product, 1, pieces),
                                (some, more) -> new Sold(
                                        product, some.orders() + more.orders(), some.pieces() + more.pieces())));
            }
        }
        return sold.values().stream().sorted(MOST_FIRST).toList();
    }

    private static List<Sold> categories(long from, long until) {
        JsonNode rows = PinotSql.rows(
                """
                SELECT productCategory, DISTINCTCOUNT(orderId) AS orders, SUM(quantity) AS pieces
                FROM order_items_enriched
                WHERE ts >= %d AND ts < %d AND quantity > 0 AND productCategory <> ''
                GROUP BY productCategory
                LIMIT 100"""
                        .formatted(from, until));
        List<Sold> sold = new ArrayList<>();
        rows.forEach(row -> sold.add(
                new Sold(row.get(0).asText(), row.get(1).asLong(), row.get(2).asLong())));
        return sold.stream().sorted(MOST_FIRST).toList();
    }

    private long itemsThatWait() {
        return PinotSql.rows(
                        """
                        SELECT COUNT(*) AS waiting FROM order_items_enriched
                        WHERE ts >= %d AND ts < %d AND quantity > 0 AND productCategory = ''
                        LIMIT 1"""
                                .formatted(day.toEpochMilli(), day.toEpochMilli() + DAY_MS))
                .at("/0/0")
                .asLong();
    }

    private static List<Sold> sold(JsonNode answer, String what) {
        List<Sold> sold = new ArrayList<>();
        answer.forEach(each -> sold.add(new Sold(
                each.get(what).asText(),
                each.get("orders").asLong(),
                each.get("quantity").asLong())));
        return sold;
    }

    private JsonNode get(String path) {
        // 503 while the stream processor is behind on a busy machine
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> api.get(path), reply -> reply.status() == 200)
                .body();
    }

    private static long start(JsonNode bucket) {
        return OffsetDateTime.parse(bucket.get("start").asText()).toInstant().toEpochMilli();
    }

    private static Sum period(JsonNode json, String revenue) {
        return new Sum(
                json.get("orders").asLong(),
                new BigDecimal(json.get(revenue).asText()).setScale(2),
                json.get("ordersWithoutPrice").asLong());
    }

    private Sum sum(long from, long until) {
        List<Sale> within = sales.values().stream()
                .filter(sale -> sale.ts() >= from && sale.ts() < until)
                .toList();
        return new Sum(
                within.size(),
                within.stream()
                        .map(Sale::price)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(2),
                within.stream().filter(sale -> !sale.hasPrice()).count());
    }

    private double answered(String query) {
        return ServiceMetrics.value(
                api.get("/prometheus").raw().body(),
                "millrace_query_seconds_count{outcome=\"answered\",query=\"%s\"}".formatted(query));
    }
}
