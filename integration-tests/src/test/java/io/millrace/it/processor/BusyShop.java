package io.millrace.it.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.it.ApiClient;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import io.millrace.it.ShopRows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shop that posts orders and their statuses all the time, statuses in any order and some before their order, and sends
 * again what isn't acknowledged. It knows what must have become of them.
 */
final class BusyShop implements AutoCloseable {
    private static final int ORDERS_IN_A_TURN = 20;
    private static final int PAUSE_MS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> COURSE = List.of("ORDER_CONFIRMED", "BEING_PREPARED", "BEING_COOKED");

    /** Their products: one was known before the first order, the other comes while they are posted. */
    private static final List<String> PRODUCTS = List.of("early", "late");

    private final ApiClient api = SharedApi.client();
    private final String id = Events.newId();
    private final Random random;
    private final Instant placed = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(7200);
    private final Map<String, String> orders = new ConcurrentSkipListMap<>();
    private final Map<String, String> items = new ConcurrentSkipListMap<>();
    private final List<ObjectNode> statuses = new ArrayList<>();
    private final Thread thread = new Thread(this::postTurns, "busy shop");
    private volatile boolean isOver;
    private volatile @Nullable Throwable failure;

    private BusyShop(long seed) {
        random = new Random(seed);
    }

    static BusyShop open(long seed) {
        BusyShop shop = new BusyShop(seed);
        shop.publish("early");
        shop.thread.start();
        return shop;
    }

    /** What all its ids begin with. */
    String id() {
        return id;
    }

    void publish(String product) {
        ShopRows.product(product + "-" + id, "Pizza " + product, Instant.now());
    }

    /** Waits until some more orders were acknowledged. */
    void awaitMoreOrders() {
        int before = orders.size();
        await().atMost(PATIENCE).until(() -> failure != null || orders.size() >= before + 60);
        assertThat(failure).isNull();
    }

    /** Posts every status once more, which must change nothing. */
    void repeatStatuses() {
        List<ObjectNode> again = new ArrayList<>(statuses);
        Collections.shuffle(again, random);
        post("order_statuses", again);
    }

    /** The rows of {@code orders_enriched} by id, in the form of {@link EnrichedRows}. */
    Map<String, String> orders() {
        return new TreeMap<>(orders);
    }

    /** The rows of {@code order_items_enriched} by order and product. */
    Map<String, String> items() {
        return new TreeMap<>(items);
    }

    private void postTurns() {
        try {
            for (int turn = 0; !isOver; turn++) {
                postTurn(turn);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException | RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private void postTurn(int turn) {
        List<ObjectNode> placedNow = new ArrayList<>();
        List<ObjectNode> entered = new ArrayList<>();
        for (int i = 0; i < ORDERS_IN_A_TURN; i++) {
            String orderId = id + "-" + turn + "-" + i;
            Instant createdAt = placed.plusMillis(1 + random.nextInt(999));
            placedNow.add(order(orderId, createdAt));
            for (int step = 0; step < COURSE.size(); step++) {
                entered.add(Events.status(orderId, createdAt.plusSeconds(60L * step + 60), COURSE.get(step)));
            }
        }
        Collections.shuffle(entered, random);
        int before = random.nextInt(entered.size() + 1);
        Map<ObjectNode, String> requests = new HashMap<>();
        postNoting(requests, entered.subList(0, before));
        String request = post("orders", placedNow);
        postNoting(requests, entered.subList(before, entered.size()));
        statuses.addAll(entered);
        placedNow.forEach(order -> {
            ObjectNode newest = entered.stream()
                    .filter(status -> status.get("id").equals(order.get("id"))
                            && status.get("status").asText().equals("BEING_COOKED"))
                    .findFirst()
                    .orElseThrow();
            order.get("items").forEach(item -> EnrichedRows.ofItem(order, (ObjectNode) item, request, items));
            EnrichedRows.ofOrder(order, newest, Objects.requireNonNull(requests.get(newest)), orders);
        });
    }

    private void postNoting(Map<ObjectNode, String> requests, List<ObjectNode> events) {
        if (!events.isEmpty()) {
            String request = post("order_statuses", events);
            events.forEach(event -> requests.put(event, request));
        }
    }

    private ObjectNode order(String orderId, Instant createdAt) {
        ObjectNode order = Events.order(orderId, createdAt, random.nextInt(100_000) + ".25");
        order.put("userId", "user-" + random.nextInt(50));
        if (random.nextBoolean()) {
            order.put("deliveryLat", 12.5 + random.nextInt(100) / 1000.0).put("deliveryLon", 77.5);
        }
        ArrayNode ordered = order.putArray("items");
        for (String product : PRODUCTS.subList(random.nextInt(2), 2)) {
            ordered.addObject()
                    .put("productId", product + "-" + id)
                    .put("quantity", 1 + random.nextInt(4))
                    .put("price", random.nextInt(500) + 0.5);
        }
        return order;
    }

    /** Posts until it is acknowledged; returns the request's id. */
    private String post(String stream, List<ObjectNode> events) {
        String request = Events.newId();
        String body = events.get(0).arrayNode().addAll(events).toString();
        await().atMost(PATIENCE)
                .pollInSameThread()
                .until(() -> api.post(stream, body, "X-Request-Id", request).status(), status -> {
                    assertThat(status).isIn(202, 503);
                    return status == 202;
                });
        return request;
    }

    /** Ends the posting; what was begun is posted whole. */
    @Override
    public void close() {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure).isNull();
    }
}
