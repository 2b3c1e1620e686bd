package io.millrace.it.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A database of its own, whose connector is killed in the middle of its first snapshot and started again. */
@ResourceLock(SharedStack.SHOP_TABLES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstSnapshotIT {

    private static final Duration MINUTES = Duration.ofMinutes(2);
    private static final String DATABASE = "pizzashop_killed";
    private static final String ENVELOPES = "killed." + DATABASE;
    private static final long FIRST = 1_000_000_000L;
    private static final String IDS = "^1[0-9]{9}$";
    private static final int PRODUCTS = 10_000;
    private static final int USERS = 1_000;

    private final Connector connector = new Connector(
            "cdc-connector-killed",
            Map.of(
                    "CDC_DATABASE", DATABASE,
                    "CDC_NAME", "killed-cdc",
                    "CDC_TOPIC_PREFIX", "killed",
                    "CDC_SERVER_ID", "184077"));

    @BeforeAll
    void killAndStartAgain() throws Exception {
        SharedApi.address(); // applies the catalogue
        load();
        connector.start();
        await().atMost(MINUTES)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> TopicEnds.sumOrZero(ENVELOPES + ".products") > 500);
        connector.kill();
        assertThat(TopicEnds.sum(ENVELOPES + ".products"))
                .as("rows written when it was killed, with transactions' marks")
                .isLessThan(PRODUCTS);

        execute(
                "UPDATE products SET name = CONCAT(name, ' again'), price = 0.10 WHERE id % 10 = 1",
                "DELETE FROM products WHERE id % 10 = 2",
                "INSERT INTO products (id, name, description, category, price, image) VALUES (" + (FIRST + 500_000)
                        + ", 'New', 'd', 'c', 1.00, '/i')",
                "UPDATE users SET lat = 1, residence = 'Somewhere else' WHERE id % 10 = 1",
                "DELETE FROM users WHERE id % 10 = 2");
        AtomicBoolean over = new AtomicBoolean();
        Thread shop = new Thread(() -> edit(over), "shop");
        shop.start();
        connector.start();
        Set<String> states = new TreeSet<>();
        await().atMost(MINUTES).pollInterval(Duration.ofMillis(50)).until(() -> {
            states.add(connector.state());
            return states.contains("streaming");
        });
        over.set(true);
        shop.join();
        assertThat(states)
                .contains("snapshotting")
                .isSubsetOf("away", "starting", "snapshotting", "streaming", "waiting");
    }

    @AfterAll
    void stop() {
        connector.close();
    }

    @Test
    void afterwardsPinotHasTheRowsOfTheDatabaseAndNoOthers() throws SQLException {
        assertThatPinotHasTheRowsOf("products");
        assertThatPinotHasTheRowsOf("users");

        Set<Long> deleted = TableRows.deletedInPinot("products", IDS);
        assertThat(deleted).isNotEmpty().allMatch(id -> id % 10 == 2);
    }

    @Test
    @Tag("long")
    void whereTheLogHasGoneItBeginsAgainAndFindsWhatWasChangedAndWhatWasDeleted() throws SQLException {
        connector.kill();
        execute(
                "UPDATE products SET name = 'While it was down' WHERE id % 10 = 4",
                "DELETE FROM users WHERE id % 10 = 5", insertUser(FIRST + 800_000));
        StoredOffset.moveIntoAFileThatIsGone("killed-cdc-offsets");
        connector.start();

        assertThatPinotHasTheRowsOf("products");
        assertThatPinotHasTheRowsOf("users");
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
    }

    @Test
    void anEmptiedTableIsEmptyInPinotAndGoesOn() throws SQLException {
        execute("TRUNCATE TABLE users", insertUser(FIRST + 7), insertUser(FIRST + 700_000));

        assertThatPinotHasTheRowsOf("users");
        assertThat(TableRows.deletedInPinot("users", IDS)).contains(FIRST + 8);
    }

    private static void assertThatPinotHasTheRowsOf(String table) throws SQLException {
        TableRows.awaitInPinot(table, IDS, Database.url(DATABASE));
    }

    /** Changes what the snapshot has read, is reading and hasn't read yet. */
    private static void edit(AtomicBoolean over) {
        int number = 0;
        while (!over.get()) {
            long id = FIRST + 10L * (++number % (USERS / 10)) + 3;
            execute(
                    "UPDATE users SET residence = 'Edit " + number + "' WHERE id = " + id,
                    "UPDATE products SET price = " + number % 900 + ".25 WHERE id = " + id);
        }
    }

    private static void load() throws SQLException {
        try (Connection connection = DriverManager.getConnection(Database.url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4");
        }
        Database.load(); // where the tables are copied from
        execute(
                "CREATE TABLE products LIKE pizzashop.products",
                "CREATE TABLE users LIKE pizzashop.users",
                "INSERT INTO products (id, name, description, category, price, image) SELECT " + FIRST
                        + " + seq, CONCAT('Product ', seq), 'd', 'c', seq / 100, '/i' FROM seq_1_to_" + PRODUCTS,
                "INSERT INTO users (id, first_name, last_name, email, residence, lat, lon) SELECT " + FIRST
                        + " + seq, 'A', 'B', CONCAT(seq, '@example.com'), 'c', -1.5, 179.25 FROM seq_1_to_" + USERS);
    }

    private static String insertUser(long id) {
        return "INSERT INTO users (id, first_name, last_name, email, residence, lat, lon) VALUES (" + id
                + ", 'A', 'B', 'after." + id + "@example.com', 'c', 0, 0)";
    }

    private static void execute(String... statements) {
        try {
            Database.executeIn(DATABASE, statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
