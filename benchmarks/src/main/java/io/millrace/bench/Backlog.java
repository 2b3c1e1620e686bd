package io.millrace.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.millrace.simulator.orders.OrderEvents;
import io.millrace.simulator.orders.OrderStatus;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Orders that were placed evenly over the last hour, and one status of each: nine of ten are delivered, the others wait
 * to be confirmed.
 */
final class Backlog implements Batches.Maker {

    private static final Duration SPREAD = Duration.ofHours(1);
    private static final int WAITING_OF = 10;

    private final Instant start = Instant.now().minus(SPREAD);
    private final long orders;
    private final EventPool events;

    Backlog(long orders, Shop shop, Seed seed) {
        this.orders = orders;
        this.events = new EventPool(shop, seed, ThreadLocalRandom.current().nextLong(), start);
    }

    @Override
    public Map<String, byte[]> lines(long from, long until) {
        ByteArrayOutputStream placed = new ByteArrayOutputStream();
        ByteArrayOutputStream entered = new ByteArrayOutputStream();
        for (long number = from; number < until; number++) {
            Instant at = start.plusMillis(SPREAD.toMillis() * number / orders);
            byte[] event = events.next(at);
            placed.writeBytes(event);
            placed.write('\n');
            UUID id = UUID.fromString(new String(EventPool.id(event), ISO_8859_1));
            OrderStatus status = number % WAITING_OF == 0 ? OrderStatus.ORDER_CONFIRMED : OrderStatus.DELIVERED;
            entered.writeBytes(OrderEvents.status(id, status, at.plusMillis(1)));
            entered.write('\n');
        }
        return Map.of("orders", placed.toByteArray(), "order_statuses", entered.toByteArray());
    }
}
