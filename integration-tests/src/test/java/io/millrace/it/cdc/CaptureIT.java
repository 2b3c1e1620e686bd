package io.millrace.it.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import io.millrace.localstack.StackComponent;
import io.millrace.localstack.process.StackException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The tests share one connector and one database: each leaves the connector streaming. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptureIT {

    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final Duration MINUTES = Duration.ofMinutes(2);

    private final Connector connector = new Connector("cdc-connector", Map.of());

    @BeforeAll
    void start() throws SQLException {
        SharedApi.address(); // applies the catalogue
        Database.load();
        connector.start();
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        await().atMost(MINUTES).until(() -> count("users", "deleted = false") == 10_000);
    }

    @AfterAll
    void stop() {
        connector.close();
    }

    @Test
    void aChangeIsInPinotWithinSeconds() throws SQLException {
        String id = Database.insertProduct("Calzone", "311.50");
        await().atMost(SECONDS).until(() -> row(id).equals("Calzone|311.5|false"));

        Database.execute("UPDATE products SET name = 'Calzone 🍕 \\'n\\' more', price = 0.10 WHERE id = " + id);
        await().atMost(SECONDS).until(() -> row(id).equals("Calzone 🍕 'n' more|0.1|false"));

        Database.execute("DELETE FROM products WHERE id = " + id);
        await().atMost(SECONDS).until(() -> row(id).equals("Calzone 🍕 'n' more|0.1|true"));
    }

    @Test
    void placesAtTheAntimeridianArrive() throws SQLException {
        Database.execute("UPDATE users SET lat = -89.999999, lon = 180 WHERE id = 77");

        await().atMost(SECONDS).until(() -> PinotSql.rows("SELECT lat, lon FROM users WHERE id = '77' LIMIT 1")
                .toString()
                .equals("[[-89.999999,180.0]]"));
    }

    @Test
    void aColumnAddedWhileItRunsOrIsDownDoesNotStopIt() throws SQLException {
        Database.execute("ALTER TABLE products ADD COLUMN IF NOT EXISTS added_running INT DEFAULT 7");
        String first = Database.insertProduct("With a column more", "1.00");
        await().atMost(SECONDS).until(() -> row(first).equals("With a column more|1.0|false"));

        connector.kill();
        String between = Database.insertProduct("Before the second", "2.00");
        Database.execute("ALTER TABLE products ADD COLUMN IF NOT EXISTS added_down VARCHAR(9) AFTER id");
        String after = Database.insertProduct("After the second", "3.00");
        connector.start();

        await().atMost(MINUTES).until(() -> row(between).equals("Before the second|2.0|false"));
        await().atMost(MINUTES).until(() -> row(after).equals("After the second|3.0|false"));
    }

    @Test
    void aRowThatCannotBeAnEventIsKeptAsFailedAndStopsNothing() throws SQLException {
        Database.execute("ALTER TABLE products MODIFY price DECIMAL(12, 2) NOT NULL");
        String bad = Database.insertProduct("Too dear", "9999999999.99");
        String good = Database.insertProduct("Next to it", "5.00");

        await().atMost(SECONDS).until(() -> row(good).equals("Next to it|5.0|false"));
        await().atMost(SECONDS).until(() -> count("products_failed", "pointer = '/price'") >= 1);
        assertThat(row(bad)).isEmpty();
        Database.execute("DELETE FROM products WHERE id = " + bad);
    }

    @Test
    void nothingIsLostWhenConnectorAndKafkaAndDatabaseAreKilledWhileTheShopEdits() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread shop = new Thread(() -> edit(over), "shop");
        shop.start();

        connector.kill();
        connector.start();
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        SharedStack.get().kill(StackComponent.KAFKA);
        SharedStack.get().start(StackComponent.KAFKA);
        connector.kill();
        connector.start();
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        SharedStack.get().kill(StackComponent.MARIADB);
        SharedStack.get().start(StackComponent.MARIADB);
        over.set(true);
        shop.join();

        Database.execute("DELETE FROM products WHERE price > 100000000"); // what no event can hold
        Map<String, String> wanted = Database.products();
        await().atMost(MINUTES)
                .untilAsserted(() -> assertThat(productsInPinot()).isEqualTo(wanted));
    }

    @Test
    void aFreshSnapshotOfATableCanBeAskedFor() throws IOException {
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        long before = end("mysql.pizzashop.products");

        assertThat(connector.post("/tables/products/snapshot")).isEqualTo(202);
        assertThat(connector.post("/tables/nothing/snapshot")).isEqualTo(404);

        await().atMost(MINUTES).until(() -> end("mysql.pizzashop.products") - before >= 100);
    }

    @Test
    void aSecondCopyWaitsUntilTheFirstIsGone() throws SQLException {
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        try (Connector second = new Connector("cdc-connector-2", Map.of("CDC_SERVER_ID", "184055"))) {
            second.start();
            await().atMost(SECONDS).until(() -> second.state().equals("waiting"));
            assertThat(connector.state()).isEqualTo("streaming");

            connector.kill();

            await().atMost(MINUTES).until(() -> second.state().equals("streaming"));
            String id = Database.insertProduct("By the second", "1.00");
            await().atMost(SECONDS).until(() -> row(id).equals("By the second|1.0|false"));
        }
        connector.start();
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
    }

    @Test
    void aWrongPasswordEndsTheStart() {
        assertThatStartFails(Map.of("CDC_DATABASE_PASSWORD", "wrong"), "refuses the account debezium");
    }

    @Test
    void aMissingGrantEndsTheStartAndIsNamed() {
        assertThatStartFails(
                Map.of("CDC_DATABASE_USER", "mysqluser", "CDC_DATABASE_PASSWORD", "mysqlpw"),
                "lacks SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT");
    }

    private static void assertThatStartFails(Map<String, String> settings, String reason) {
        try (Connector refused = new Connector("cdc-connector-refused", settings)) {
            try {
                refused.start(); // healthy for a moment, or not at all
            } catch (StackException e) {
                assertThat(e).hasMessageContaining(reason);
                return;
            }
            await().atMost(SECONDS).until(() -> !refused.process().isAlive());
            assertThat(refused.process().lastWords()).contains(reason);
        }
    }

    /** As fast as the database takes it, over its being killed. */
    private static void edit(AtomicBoolean over) {
        int number = 0;
        while (!over.get()) {
            try {
                String id = Database.insertProduct("Edited " + number++, "1.00");
                Database.execute(
                        "UPDATE products SET price = price + 1 WHERE id = " + id,
                        "UPDATE products SET price = " + (number % 900) + ".25 WHERE id <= 5",
                        number % 3 == 0 ? "DELETE FROM products WHERE id = " + id : "DO 0");
            } catch (SQLException e) {
                // killed just now
            }
        }
    }

    private static String row(String id) {
        JsonNode rows = PinotSql.rows("SELECT name, price, deleted FROM products WHERE id = '" + id + "' LIMIT 1");
        return rows.isEmpty()
                ? ""
                : rows.at("/0/0").asText() + "|" + rows.at("/0/1").asDouble() + "|"
                        + rows.at("/0/2").asText();
    }

    private static Map<String, String> productsInPinot() {
        Map<String, String> products = new TreeMap<>();
        PinotSql.rows("SELECT id, name, price FROM products WHERE deleted = false LIMIT 100000")
                .forEach(row -> products.put(
                        row.get(0).asText(),
                        row.get(1).asText() + "|" + row.get(2).asDouble()));
        return products;
    }

    private static long count(String table, String where) {
        return PinotSql.rows("SELECT COUNT(*) FROM " + table + " WHERE " + where + " LIMIT 1")
                .at("/0/0")
                .asLong();
    }

    private static long end(String topic) {
        return TopicEnds.sum(topic);
    }
}
