package io.millrace.simulator.shop;

import java.util.List;

/**
 * A pizza shop in Bengaluru: its menu and its customers. The menu is always the same; the customers come from the seed.
 */
public record Shop(GeoPoint location, List<Product> products, List<Customer> customers) {

    /** The location of the shop. */
    public static final GeoPoint LOCATION = new GeoPoint(12.9783, 77.5941);

    /** How many customers a seeded shop has. */
    public static final int CUSTOMERS = 10_000;

    public Shop {
        products = List.copyOf(products);
        customers = List.copyOf(customers);
    }

    /** The shop of a seed: the same seed gives the same shop, to the last house number. */
    public static Shop of(Seed seed) {
        return new Shop(LOCATION, Menu.load(), CustomerRegister.of(seed, LOCATION, CUSTOMERS));
    }
}
