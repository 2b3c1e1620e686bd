package io.millrace.it.cdc;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A shop that edits its database as fast as that takes it, over its being killed. */
final class Edits implements Runnable {

    private static final long FIRST_USER = 20_000;

    private final Set<Long> products = ConcurrentHashMap.newKeySet();
    private final Set<Long> users = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    @Override
    public void run() {
        int number = 0;
        while (!over) {
            number++;
            try {
                edit(number);
            } catch (SQLException e) {
                // killed just now
            }
        }
    }

    private void edit(int number) throws SQLException {
        String product = Database.insertProduct("Edited " + number, "1.00");
        products.add(Long.parseLong(product));
        long user = FIRST_USER + number;
        Database.execute("INSERT INTO users (id, first_name, last_name, email, residence, lat, lon) VALUES (" + user
                + ", 'Ed', 'It', 'edit." + number + "@example.com', 'r', 1.5, 2.25)");
        users.add(user);
        Database.execute(
                "UPDATE products SET price = price + 1 WHERE id = " + product,
                "UPDATE products SET price = " + (number % 900) + ".25 WHERE id <= 5",
                "UPDATE users SET residence = 'Edit " + number + "' WHERE id = " + (number % 10_000 + 1),
                number % 3 == 0 ? "DELETE FROM products WHERE id = " + product : "DO 0",
                number % 3 == 1 ? "DELETE FROM users WHERE id = " + user : "DO 0");
    }

    void end() {
        over = true;
    }

    /** Ids of those that were inserted for sure; some are deleted again. */
    Set<Long> products() {
        return products;
    }

    /** As {@link #products()}. */
    Set<Long> users() {
        return users;
    }
}
