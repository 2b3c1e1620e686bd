package io.millrace.simulator.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.simulator.orders.OrderEvents;
import io.millrace.simulator.orders.OrderStatus;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Orders that were placed evenly over the last hour, and one status of each: nine of ten are delivered, the others wait
 * to be confirmed.
 */
record Backlog(URI api, long orders, Shop shop, Seed seed) {

    private static final Duration SPREAD = Duration.ofHours(1);
    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final int WAITING_OF = 10;

    /** Posts all of it and returns when all is acknowledged. */
    void post() throws Exception {
        Instant start = Instant.now().minus(SPREAD);
        EventPool events = new EventPool(shop, seed, ThreadLocalRandom.current().nextLong(), start);
        AtomicLong next = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> posts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                posts.add(threads.submit(() -> {
                    try (BareConnection connection = new BareConnection(api)) {
                        for (long from = next.getAndAdd(BATCH); from < orders; from = next.getAndAdd(BATCH)) {
                            post(connection, events, start, from);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void post(BareConnection connection, EventPool events, Instant start, long from) throws IOException {
        ByteArrayOutputStream placed = new ByteArrayOutputStream(BATCH * 512);
        ByteArrayOutputStream entered = new ByteArrayOutputStream(BATCH * 128);
        for (long number = from; number < Math.min(from + BATCH, orders); number++) {
            Instant at = start.plusMillis(SPREAD.toMillis() * number / orders);
            byte[] event = events.next(at);
            placed.writeBytes(event);
            placed.write('\n');
            UUID id = UUID.fromString(new String(EventPool.id(event), ISO_8859_1));
            OrderStatus status = number % WAITING_OF == 0 ? OrderStatus.ORDER_CONFIRMED : OrderStatus.DELIVERED;
            entered.writeBytes(OrderEvents.status(id, status, at.plusMillis(1)));
            entered.write('\n');
        }
        send(connection, "orders", placed);
        send(connection, "order_statuses", entered);
    }

    private void send(BareConnection connection, String stream, ByteArrayOutputStream body) throws IOException {
        var unused = connection
                .post(
                        api.getRawPath() + "/streams/" + stream + "/events",
                        "application/x-ndjson",
                        UUID.randomUUID().toString(),
                        body.toByteArray())
                .orFail(202);
    }
}
