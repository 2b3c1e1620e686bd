package io.millrace.simulator.marketing;

import io.millrace.simulator.shop.Customer;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The marketing events of a seed: mostly offers, some redemptions, sometimes a consent. The same number always returns
 * the same event.
 */
final class MarketingEventSequence {

    private static final List<String> CHANNELS = List.of("EMAIL", "EMAIL", "SMS", "PUSH");
    private static final List<String> VALUES = List.of("5", "10", "12.50", "20");

    private final Shop shop;
    private final Seed seed;
    private final String runId;

    MarketingEventSequence(Shop shop, Seed seed, String runId) {
        this.shop = shop;
        this.seed = seed;
        this.runId = runId;
    }

    /** The event with that number, counted from 0. */
    MarketingEvent doing(long number) {
        Random random = seed.random("doing", number);
        Customer customer = shop.customers().get(random.nextInt(shop.customers().size()));
        int percent = random.nextInt(100);
        if (percent < 60) {
            return new MarketingEvent.OfferSent(
                    id(number), customer, "spring", VALUES.get(random.nextInt(VALUES.size())));
        }
        if (percent < 85) {
            return new MarketingEvent.Redeemed(
                    id(number), customer, random.nextInt(3) == 0 ? "spring" : "birthday_gift");
        }
        return new MarketingEvent.Decided(
                customer, CHANNELS.get(random.nextInt(CHANNELS.size())), random.nextInt(3) == 0);
    }

    private String id(long number) {
        String name = runId + "/doing/" + seed.value() + '/' + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
