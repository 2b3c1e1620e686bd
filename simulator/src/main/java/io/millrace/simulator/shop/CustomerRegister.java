package io.millrace.simulator.shop;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.datafaker.Faker;

/** Makes the customers of a seed: Indian names, and homes thinning out with the distance from the shop. */
final class CustomerRegister {

    private static final double SPREAD_M = 3_000;
    private static final double REACH_M = 8_000;
    private static final List<String> STREETS = List.of("Road", "Main Road", "Street", "Cross", "Layout", "Lane");
    private static final List<String> MAIL_DOMAINS = List.of("example.com", "example.net", "example.org");

    private final GeoPoint shop;
    private final Random random;
    private final Faker faker;

    private CustomerRegister(Seed seed, GeoPoint shop) {
        this.shop = shop;
        this.random = seed.random("customers", 0);
        this.faker = new Faker(new Locale("en", "IN"), seed.random("names", 0));
    }

    static List<Customer> of(Seed seed, GeoPoint shop, int count) {
        CustomerRegister register = new CustomerRegister(seed, shop);
        return IntStream.rangeClosed(1, count).mapToObj(register::customer).toList();
    }

    private Customer customer(int id) {
        String firstName = faker.name().firstName();
        String lastName = faker.name().lastName();
        String email = "%s.%s.%d@%s".formatted(mailName(firstName), mailName(lastName), id, any(MAIL_DOMAINS));
        return new Customer(id, firstName, lastName, email, residence(), home());
    }

    private String residence() {
        return "%d, %s %s, Bengaluru 5600%02d"
                .formatted(1 + random.nextInt(400), faker.name().lastName(), any(STREETS), 1 + random.nextInt(99));
    }

    private GeoPoint home() {
        while (true) {
            double northM = random.nextGaussian() * SPREAD_M;
            double eastM = random.nextGaussian() * SPREAD_M;
            if (Math.hypot(northM, eastM) < REACH_M) {
                return shop.movedBy(northM, eastM);
            }
        }
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String mailName(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
