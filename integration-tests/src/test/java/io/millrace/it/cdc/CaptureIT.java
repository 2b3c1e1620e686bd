package io.millrace.it.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.PinotSql;
import io.millrace.it.ServiceMetrics;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import io.millrace.localstack.StackComponent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** The tests share one connector and one database: each leaves the connector streaming. */
@Isolated("it kills Kafka and the database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptureIT {

    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final Duration MINUTES = Duration.ofMinutes(2);

    /** The ids of other tests' databases are longer. */
    private static final String IDS = "^[0-9]{1,9}$";

    private final Connector connector = new Connector("cdc-connector", Map.of());

    @BeforeAll
    void start() throws SQLException {
        SharedApi.address(); // applies the catalogue
        Database.load();
        connector.start();
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        TableRows.awaitInPinot("users", IDS, Database.url());
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
    void itsMetricsAreThoseOfTheDocumentAndItsHealthHasEachDependency() throws IOException, SQLException {
        Database.execute("INSERT INTO users (id, first_name, last_name, email, residence, lat, lon) VALUES (19998, "
                + "'Mira', 'Sen', 'mira+" + Events.newId() + "@example.com', 'r', 1.5, 2.25)");
        Database.execute("DELETE FROM users WHERE id = 19998");
        String written = "millrace_cdc_rows_total{outcome=\"written\",stream=\"users\"}";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ServiceMetrics.value(connector.text("/prometheus"), written) > 0);
        String exposition = connector.text("/prometheus");
        assertThat(ServiceMetrics.given(exposition)).isEqualTo(ServiceMetrics.documented("cdc-connector"));
        assertThat(ServiceMetrics.value(exposition, "millrace_cdc_capturing")).isEqualTo(1);

        JsonNode readiness = connector.json("/health/readiness");
        assertThat(readiness.get("status").asText()).isEqualTo("UP");
        assertThat(readiness.get("details").fieldNames()).toIterable().contains("kafka", "database", "capture");
    }

    @Test
    void whoIsDeletedFromTheDatabaseIsOnNoListAndFoundByNoLookUpWithinSeconds() throws SQLException {
        String email = "asha+" + Events.newId() + "@example.com";
        Database.execute("INSERT INTO users (id, first_name, last_name, email, residence, lat, lon) VALUES (19999, "
                + "'Asha', 'Rao', '" + email + "', 'r', 1.5, 2.25)");
        SharedApi.client()
                .post(
                        "consents",
                        "{\"userId\":19999,\"channel\":\"SMS\",\"status\":\"OPTED_OUT\",\"changedAt\":\"%s\"}"
                                .formatted(Instant.now()));
        await().atMost(SECONDS).until(() -> smsList().contains(email));

        Instant deleted = Instant.now();
        Database.execute("DELETE FROM users WHERE id = 19999");

        await().atMost(SECONDS).untilAsserted(() -> {
            assertThat(smsList()).startsWith("customerId,").doesNotContain(email, "\n19999,");
            Reply verdict = SharedApi.client()
                    .get("/suppressions/check?lists=opted_out&email="
                            + URLEncoder.encode(email, StandardCharsets.UTF_8));
            assertThat(verdict.body().at("/results/0/known").asBoolean(true)).isFalse();
            assertThat(SharedApi.client().get("/users/19999").status()).isEqualTo(404);
        });
        System.out.printf(
                "Deleted in the database → on no list and in no look-up: %d ms%n",
                Duration.between(deleted, Instant.now()).toMillis());
    }

    private static String smsList() {
        return SharedApi.client()
                .get("/suppressions/opted_out?channel=SMS&format=csv")
                .raw()
                .body();
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
    void aRowThatCannotBeAnEventIsKeptAsFailedAndStopsNothingAndCanBeDeleted() throws SQLException {
        Database.execute("ALTER TABLE products MODIFY price DECIMAL(12, 2) NOT NULL");
        String bad = Database.insertProduct("Too dear", "4.00");
        Database.execute("UPDATE products SET price = 9999999999.99 WHERE id = " + bad);
        String good = Database.insertProduct("Next to it", "5.00");

        await().atMost(SECONDS).until(() -> row(good).equals("Next to it|5.0|false"));
        await().atMost(SECONDS).until(() -> count("products_failed", "pointer = '/price'") >= 1);
        assertThat(row(bad)).isEqualTo("Too dear|4.0|false");

        Database.execute("DELETE FROM products WHERE id = " + bad);
        await().atMost(SECONDS).until(() -> row(bad).startsWith("Too dear|") && row(bad).endsWith("|true"));
    }

    @Test
    void aLongStatementIsNewerThanOneThatBeganLaterAndIsLoggedBeforeIt() throws SQLException {
        String last = "";
        for (int i = 0; i < 55; i++) {
            last = Database.insertProduct("Long", "1.00");
        }
        String id = last; // reached by the long statement after the short one
        long began = Database.seconds();
        CompletableFuture<Void> statement = CompletableFuture.runAsync(() -> {
            try {
                Database.execute("UPDATE products SET price = price + 1 WHERE name = 'Long' AND SLEEP(0.06) = 0");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(SECONDS).until(() -> Database.seconds() > began + 1);
        Database.execute("UPDATE products SET price = 55 WHERE id = " + id);
        statement.join();

        TableRows.awaitInPinot("products", IDS, Database.url());
    }

    @Test
    void aColumnThatIsRenamedIsToldAndLeavesTheLastGoodValues() throws Exception {
        String email = "renamed+" + Events.newId() + "@example.com";
        Database.execute("INSERT INTO users (id, first_name, last_name, email, residence, lat, lon) VALUES (19997, "
                + "'Ila', 'Das', '" + email + "', 'before', 1.5, 2.25)");
        await().atMost(SECONDS).until(() -> user("19997").equals("[[\"" + email + "\",\"before\"]]"));
        try {
            Database.execute(
                    "ALTER TABLE users RENAME COLUMN email TO mail",
                    "UPDATE users SET residence = 'meanwhile' WHERE id = 19997");

            await().atMost(SECONDS)
                    .until(
                            () -> connector.json("/state").at("/missingColumns").toString(),
                            "{\"pizzashop.users\":[\"email\"]}"::equals);
            await().atMost(SECONDS).until(() -> count("users_failed", "pointer = '/email'") >= 1);
            assertThat(connector.status("/health/readiness")).isEqualTo(503);
            assertThat(user("19997")).isEqualTo("[[\"" + email + "\",\"before\"]]");
        } finally {
            Database.execute("ALTER TABLE users RENAME COLUMN mail TO email");
        }
        Database.execute("UPDATE users SET residence = 'after' WHERE id = 19997");
        await().atMost(SECONDS).until(() -> user("19997").equals("[[\"" + email + "\",\"after\"]]"));
        assertThat(connector.status("/health/readiness")).isEqualTo(200);
        Database.execute("DELETE FROM users WHERE id = 19997");
    }

    @Test
    void nothingIsLostWhenConnectorAndKafkaAndDatabaseAreKilledWhileTheShopEdits() throws Exception {
        Edits edits = new Edits();
        Thread shop = new Thread(edits, "shop");
        shop.start();

        connector.kill();
        connector.start();
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        SharedStack.get().kill(StackComponent.KAFKA);
        SharedStack.get().start(StackComponent.KAFKA);
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        SharedStack.get().kill(StackComponent.MARIADB);
        SharedStack.get().start(StackComponent.MARIADB);
        edits.end();
        shop.join();

        Database.execute("DELETE FROM products WHERE price > 100000000"); // what no event can hold
        assertThatPinotHasTheRowsOf("products", edits.products());
        assertThatPinotHasTheRowsOf("users", edits.users());
    }

    /** Whole rows, and of those that the shop inserted the ones that are gone. */
    private static void assertThatPinotHasTheRowsOf(String table, Set<Long> inserted) throws SQLException {
        Set<Long> gone = new TreeSet<>(inserted);
        gone.removeAll(TableRows.inDatabase(Database.url(), table).keySet());
        TableRows.awaitInPinot(table, IDS, Database.url());
        assertThat(gone).isNotEmpty();
        assertThat(TableRows.deletedInPinot(table, IDS)).containsAll(gone);
    }

    @Test
    void aFreshSnapshotOfATableCanBeAskedForAndFindsWhatIsGone() throws IOException, SQLException {
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        long before = TopicEnds.sum("mysql.pizzashop.products");
        // Was deleted while nobody looked, as far as the connector can tell
        StreamRow.write("products", "999999999", "mysql.pizzashop.products");
        await().atMost(SECONDS).until(() -> row("999999999").equals("Gone|1.0|false"));

        assertThat(connector.postFromElsewhere("/tables/products/snapshot")).isEqualTo(403);
        assertThat(connector.post("/tables/products/snapshot")).isEqualTo(202);
        assertThat(connector.post("/tables/nothing/snapshot")).isEqualTo(404);

        await().atMost(MINUTES).until(() -> TopicEnds.sum("mysql.pizzashop.products") - before >= 100);
        await().atMost(MINUTES).until(() -> row("999999999").equals("Gone|1.0|true"));
        TableRows.awaitInPinot("products", IDS, Database.url());
    }

    @Test
    @Tag("long")
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
    void whoeverTakesOverKeepsTheOldLeaderFromWriting() throws SQLException {
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        Successor.takeOver("millrace-cdc");

        String id = Database.insertProduct("After the takeover", "1.00");

        await().atMost(MINUTES)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> connector.state().equals("failed"));
        // Nobody else leads, so it takes over in turn and reads on from the last stored position
        await().atMost(MINUTES).until(() -> row(id).equals("After the takeover|1.0|false"));
    }

    @Test
    void aWrongPasswordEndsTheStart() {
        assertThatStartFails(Map.of("CDC_DATABASE_PASSWORD", "wrong"), "refuses the account debezium");
    }

    @Test
    @Tag("long")
    void aWrongSettingEndsTheStart() {
        assertThatStartFails(
                Map.of("CDC_SERVER_ID", "0"), "millrace.cdc.server-id: must be from 1 to 4294967295, was 0");
    }

    @Test
    @Tag("long")
    void mySqlWithoutItsDriverEndsTheStart() {
        assertThatStartFails(Map.of("CDC_SOURCE", "mysql"), "put mysql-connector-j on the class path");
    }

    @Test
    void aMissingGrantEndsTheStartAndIsNamed() {
        assertThatStartFails(
                Map.of("CDC_DATABASE_USER", "mysqluser", "CDC_DATABASE_PASSWORD", "mysqlpw"),
                "lacks SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT");
    }

    private static void assertThatStartFails(Map<String, String> settings, String reason) {
        try (Connector refused = new Connector("cdc-connector-refused", settings)) {
            assertThat(refused.startUntilItEnds()).contains(reason);
        }
    }

    private static String user(String id) {
        return PinotSql.rows("SELECT email, residence FROM users WHERE id = '" + id + "' LIMIT 1")
                .toString();
    }

    /** A deleted row, too, which Pinot 1.x shows only to those who ask for all versions. */
    private static String row(String id) {
        String query = "SELECT name, price, deleted FROM products WHERE id = '" + id + "'";
        JsonNode rows = PinotSql.rows(query + " LIMIT 1");
        if (rows.isEmpty()) {
            rows = PinotSql.rows("SET skipUpsert=true; " + query + " ORDER BY ts DESC, deleted DESC LIMIT 1");
        }
        return rows.isEmpty()
                ? ""
                : rows.at("/0/0").asText() + "|" + rows.at("/0/1").asDouble() + "|"
                        + rows.at("/0/2").asText();
    }

    private static long count(String table, String where) {
        return PinotSql.rows("SELECT COUNT(*) FROM " + table + " WHERE " + where + " LIMIT 1")
                .at("/0/0")
                .asLong();
    }
}
