package io.millrace.bench;

import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Orders that were placed evenly over a time in the past; the oldest come first. */
final class OrdersOverTime implements Batches.Maker {
    private final Instant start;
    private final Duration time;
    private final long orders;
    private final EventPool events;

    OrdersOverTime(long orders, Instant start, Duration time, Shop shop, Seed seed) {
        this.orders = orders;
        this.start = start;
        this.time = time;
        this.events = new EventPool(shop, seed, ThreadLocalRandom.current().nextLong(), start);
    }

    @Override
    public Map<String, byte[]> lines(long from, long until) {
        ByteArrayOutputStream placed = new ByteArrayOutputStream();
        for (long number = from; number < until; number++) {
            placed.writeBytes(events.next(start.plusMillis((long) (time.toMillis() * ((double) number / orders)))));
            placed.write('\n');
        }
        return Map.of("orders", placed.toByteArray());
    }
}
