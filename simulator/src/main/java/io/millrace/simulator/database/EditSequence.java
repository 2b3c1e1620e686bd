package io.millrace.simulator.database;

import io.millrace.simulator.shop.Customer;
import io.millrace.simulator.shop.Product;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

/** What a shop changes in its database, the same for the same seed: mostly prices, at times the menu or an address. */
final class EditSequence {

    /** Bounds of the number of products, so that the menu neither shrinks nor grows for ever. */
    private static final int FEWEST_PRODUCTS = 90;

    private static final int MOST_PRODUCTS = 140;

    private static final int LAST_THAT_STAYS = 110;

    private static final List<String> RENAMES = List.of("New: %s", "%s (chef's choice)", "Classic %s", "%s");

    private final Shop shop;
    private final Seed seed;

    EditSequence(Shop shop, Seed seed) {
        this.shop = shop;
        this.seed = seed;
    }

    /** The edit with that number. */
    Edit edit(long number, int productCount) {
        Random random = seed.random("edits", number);
        int choice = random.nextInt(100);
        if (choice < 60) {
            return price(random);
        } else if (choice < 75) {
            return move(random);
        } else if (choice < 90) {
            return rename(random);
        }
        boolean add = productCount < FEWEST_PRODUCTS || (productCount < MOST_PRODUCTS && random.nextInt(5) < 3);
        return add ? add(random, number) : withdraw();
    }

    private Edit price(Random random) {
        Product product = any(shop.products(), random);
        // Within a tenth of the menu's price, however often it is changed
        BigDecimal factor = BigDecimal.valueOf(900 + random.nextInt(201), 3);
        BigDecimal price = product.price().multiply(factor).setScale(2, RoundingMode.HALF_UP);
        return new Edit("UPDATE products SET price = ? WHERE id = ?", List.of(price, product.id()));
    }

    private Edit rename(Random random) {
        Product product = any(shop.products(), random);
        String name = any(RENAMES, random).formatted(product.name());
        return new Edit("UPDATE products SET name = ? WHERE id = ?", List.of(name, product.id()));
    }

    private Edit move(Random random) {
        Customer customer = any(shop.customers(), random);
        Customer neighbour = any(shop.customers(), random);
        return new Edit(
                "UPDATE users SET residence = ?, lat = ?, lon = ? WHERE id = ?",
                List.of(
                        neighbour.residence(),
                        BigDecimal.valueOf(neighbour.home().latitudeDeg()),
                        BigDecimal.valueOf(neighbour.home().longitudeDeg()),
                        customer.id()));
    }

    private Edit add(Random random, long number) {
        Product like = any(shop.products(), random);
        return new Edit(
                "INSERT INTO products (name, description, category, price, image) VALUES (?,?,?,?,?)",
                List.of(
                        like.name() + " of the day " + number,
                        like.description(),
                        like.category(),
                        like.price(),
                        like.image()));
    }

    private static Edit withdraw() {
        // The oldest of the last few on the menu and those of the day: the many that orders name mostly stay
        return new Edit("DELETE FROM products WHERE id > ? ORDER BY id LIMIT 1", List.of(LAST_THAT_STAYS));
    }

    private static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
