package io.millrace.simulator.orders;

import io.millrace.simulator.shop.Customer;
import io.millrace.simulator.shop.Product;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * All the orders that a seed will ever place, each found by its number. Nothing in here depends on the clock, on threads
 * or on what became of earlier orders.
 *
 * <p>The run's name is in the orders' ids and nowhere else: two runs of one seed place the same orders under different
 * ids, so that the second doesn't overwrite the first.
 */
public final class OrderSequence {

    /** How often an order has one line, two, and so on, in percent. */
    private static final int[] LINES_PERCENT = {35, 30, 20, 10, 5};

    /** How often a line is for one, two, and so on, in percent. */
    private static final int[] QUANTITY_PERCENT = {62, 24, 8, 4, 2};

    private final Shop shop;
    private final Seed seed;
    private final String runId;
    private final StatusTimes statusTimes;
    private final ZipfChoice<Product> products;

    public OrderSequence(Shop shop, Seed seed, String runId, StatusTimes statusTimes) {
        this.shop = shop;
        this.seed = seed;
        this.runId = runId;
        this.statusTimes = statusTimes;
        List<Product> byPopularity = new ArrayList<>(shop.products());
        Collections.shuffle(byPopularity, seed.random("popularity", 0));
        this.products = new ZipfChoice<>(byPopularity);
    }

    /** The order with that number, counted from 0. */
    public Order order(long number) {
        Random random = seed.random("order", number);
        Customer customer = shop.customers().get(random.nextInt(shop.customers().size()));
        return new Order(
                id(number),
                customer,
                lines(random),
                statusTimes.course(
                        seed.random("course", number), shop.location().metresTo(customer.home())));
    }

    /**
     * The time between the order before and the one of that number, when orders come at that rate: exponential, so that
     * together they are a Poisson process.
     */
    public Duration gapBefore(long number, double ordersPerSecond) {
        double u = seed.random("gap", number).nextDouble();
        return Duration.ofNanos((long) (-Math.log1p(-u) / ordersPerSecond * 1e9));
    }

    private UUID id(long number) {
        String name = runId + '/' + seed.value() + '/' + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private List<OrderLine> lines(Random random) {
        int count = 1 + pick(LINES_PERCENT, random);
        Map<Product, Integer> quantities = new LinkedHashMap<>();
        while (quantities.size() < count) {
            quantities.putIfAbsent(products.choose(random), 1 + pick(QUANTITY_PERCENT, random));
        }
        return quantities.entrySet().stream()
                .map(line -> new OrderLine(line.getKey(), line.getValue()))
                .toList();
    }

    private static int pick(int[] percent, Random random) {
        int left = random.nextInt(100);
        int index = 0;
        while (left >= percent[index]) {
            left -= percent[index++];
        }
        return index;
    }
}
