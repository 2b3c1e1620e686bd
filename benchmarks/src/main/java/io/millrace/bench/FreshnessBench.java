package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.simulator.orders.Order;
import io.millrace.simulator.orders.OrderEvents;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.orders.StatusTimes;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long after its acknowledgement an order is in the answers. */
@Command(
        name = "freshness",
        sortOptions = false,
        description = {
            "Posts an order and queries until the response has it, some hundred times.",
            "In /orders/overview an order shows only as a greater number, so no other client may post meanwhile;",
            "in /orders/latest it is found by its id, also with other load. In /orders/popular its only item is looked",
            "for: so many of a product that no other order has that it heads the list."
        })
final class FreshnessBench implements Callable<Integer> {

    private static final long GIVE_UP_NANOS = Duration.ofSeconds(30).toNanos();

    /** Longer than an answer is cached, so that posts fall anywhere in the life of a cached answer. */
    private static final int LONGEST_PAUSE_MS = 600;

    private final PrintStream out = System.out;

    /** Where the order is looked for. */
    enum Place {
        overview,
        latest,
        popular
    }

    @Option(names = "--api", defaultValue = "http://127.0.0.1:8080", description = "default: ${DEFAULT-VALUE}")
    private URI api = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--in",
            defaultValue = "overview",
            description = "overview, latest or popular; default: ${DEFAULT-VALUE}")
    private Place place = Place.overview;

    @Option(names = "--latest-limit", defaultValue = "100", description = "default: ${DEFAULT-VALUE}")
    private int latestLimit;

    @Option(names = "--events", defaultValue = "500", description = "default: ${DEFAULT-VALUE}")
    private int events;

    @Option(
            names = "--poll-ms",
            defaultValue = "5",
            description = "pause between two requests; default: ${DEFAULT-VALUE}")
    private int pollMs;

    @Option(names = "--seed", description = "default: random")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Seed number = new Seed(seed);
        OrderSequence orders = new OrderSequence(
                Shop.of(number),
                number,
                UUID.randomUUID().toString(),
                new StatusTimes(1, StatusTimes.DEFAULT_SPEED_KMH));
        Random pauses = number.random("pause", 0);
        Histogram ackMicros = new Histogram(3);
        Histogram visibleMicros = new Histogram(3);
        try (BareConnection connection = new BareConnection(api);
                Overview overview = new Overview(api)) {
            long known = overview.awaitTotalOrders();
            for (int i = 0; i < events; i++) {
                Thread.sleep(pauses.nextInt(LONGEST_PAUSE_MS));
                Order order = orders.order(i);
                byte[] body = place == Place.popular ? popularItem(order, i) : OrderEvents.placed(order, Instant.now());
                long sentNanos = System.nanoTime();
                var unused = connection
                        .post(
                                api.getRawPath() + "/streams/orders/events",
                                "application/json",
                                order.id().toString(),
                                body)
                        .orFail(202);
                long acknowledgedNanos = System.nanoTime();
                awaitVisible(connection, overview, order, ++known, acknowledgedNanos);
                ackMicros.recordValue((acknowledgedNanos - sentNanos) / 1000);
                visibleMicros.recordValue((System.nanoTime() - acknowledgedNanos) / 1000);
            }
        }
        print(ackMicros, visibleMicros);
        return 0;
    }

    /** More pieces than any order before, of a product whose id is the order's. */
    private static byte[] popularItem(Order order, int number) {
        String event =
                """
                {"id":"%1$s","createdAt":"%2$s","userId":"1","status":"PLACED_ORDER","price":1,
                "items":[{"productId":"%1$s","quantity":%3$d,"price":1}]}"""
                        .formatted(order.id(), Instant.now(), 1_000 + number);
        return event.getBytes(UTF_8);
    }

    private void awaitVisible(
            BareConnection connection, Overview overview, Order order, long total, long acknowledgedNanos)
            throws IOException, InterruptedException {
        while (!isVisible(connection, overview, order, total)) {
            if (System.nanoTime() - acknowledgedNanos > GIVE_UP_NANOS) {
                throw new IOException("order " + order.id() + " was acknowledged and isn't in " + place + " after "
                        + GIVE_UP_NANOS / 1_000_000_000 + " s");
            }
            Thread.sleep(pollMs);
        }
    }

    private boolean isVisible(BareConnection connection, Overview overview, Order order, long total)
            throws IOException {
        if (place == Place.latest) {
            String path = api.getRawPath() + "/orders/latest?limit=" + latestLimit;
            return connection.get(path).orFail(200).contains(order.id().toString());
        }
        if (place == Place.popular) {
            String path = api.getRawPath() + "/orders/popular?window=PT1M&limit=5";
            return connection.get(path).orFail(200).contains(order.id().toString());
        }
        long now = overview.totalOrders();
        if (now > total) {
            throw new IOException("other clients must not post orders: expected " + total + " and found " + now);
        }
        return now == total;
    }

    private void print(Histogram ackMicros, Histogram visibleMicros) {
        out.printf(
                "%nseed %d, polled every %d ms, %d cores, Java %s; milliseconds.%n%n",
                seed,
                pollMs,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.println("| seen in | events | post → acknowledged p50 | p99 | acknowledged → visible p50 | p99 | max |");
        out.println("|---|---|---|---|---|---|---|");
        out.printf(
                "| /orders/%s | %d | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                place,
                events,
                ackMicros.getValueAtPercentile(50) / 1000.0,
                ackMicros.getValueAtPercentile(99) / 1000.0,
                visibleMicros.getValueAtPercentile(50) / 1000.0,
                visibleMicros.getValueAtPercentile(99) / 1000.0,
                visibleMicros.getMaxValue() / 1000.0);
    }
}
