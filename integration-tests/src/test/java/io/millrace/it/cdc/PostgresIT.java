package io.millrace.it.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.it.PinotSql;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The shop's tables in PostgreSQL; the tests share one connector, and each leaves it streaming. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@ResourceLock(SharedStack.SHOP_TABLES)
class PostgresIT {

    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final Duration MINUTES = Duration.ofMinutes(2);
    private static final long FIRST = 2_000_000_000L;
    private static final String IDS = "^2[0-9]{9}$";

    private final PostgresNode postgres =
            new PostgresNode(Path.of("target/it/postgresql").toAbsolutePath());
    private final Connector connector = connector("cdc-connector-postgresql", Map.of());

    @BeforeAll
    void start() throws SQLException {
        SharedApi.address(); // applies the catalogue
        postgres.start();
        postgres.execute(
                "CREATE ROLE shop",
                "GRANT ALL ON SCHEMA public TO shop",
                "GRANT CREATE ON DATABASE postgres TO shop",
                "CREATE ROLE debezium LOGIN REPLICATION PASSWORD 'dbz'",
                "GRANT shop TO debezium",
                "CREATE ROLE unable LOGIN PASSWORD 'unable'",
                "GRANT shop TO unable",
                "CREATE TABLE products (id BIGINT PRIMARY KEY, name TEXT NOT NULL, description TEXT, category TEXT,"
                        + " price NUMERIC NOT NULL, image TEXT, created_at TIMESTAMP(3) NOT NULL DEFAULT now(),"
                        + " updated_at TIMESTAMPTZ NOT NULL DEFAULT now())",
                "CREATE TABLE users (id BIGINT PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT,"
                        + " residence TEXT, lat NUMERIC(8, 6), lon NUMERIC(9, 6), created_at TIMESTAMP DEFAULT now(),"
                        + " updated_at TIMESTAMP DEFAULT now())",
                "ALTER TABLE products OWNER TO shop",
                "ALTER TABLE users OWNER TO shop",
                "ALTER TABLE products REPLICA IDENTITY FULL",
                "ALTER TABLE users REPLICA IDENTITY FULL",
                insert(1, "In the snapshot", "99999999.99"),
                insert(2, "In the snapshot, too 🍕", "0.10"),
                "INSERT INTO users VALUES (" + FIRST + ", 'A', 'B', 'e', 'r', -89.999999, 180)");
        connector.start();
        await().atMost(MINUTES).until(() -> connector.state().equals("streaming"));
        assertThatPinotHasTheRows();
    }

    @AfterAll
    void stop() {
        connector.close();
        postgres.close();
    }

    @Test
    void aChangeIsInPinotWithinSeconds() throws SQLException {
        postgres.execute(insert(10, "Calzone", "311.50"));
        assertThatPinotHasTheRows();

        postgres.execute("UPDATE products SET price = 0.07, created_at = '2024-05-17 17:20:01.123', updated_at ="
                + " '2024-05-17 17:20:01.123456+05:30' WHERE id = " + (FIRST + 10));
        assertThatPinotHasTheRows();

        postgres.execute("DELETE FROM products WHERE id = " + (FIRST + 10));
        await().atMost(SECONDS).until(() -> row(FIRST + 10).equals("[[\"Calzone\",0.07,true]]"));
    }

    @Test
    void nothingIsLostWhenTheConnectorIsKilled() throws SQLException {
        connector.kill();
        postgres.execute(
                insert(20, "While it was dead", "1.00"),
                "UPDATE users SET residence = 'While it was dead'",
                insert(21, "Gone again", "2.00"),
                "DELETE FROM products WHERE id = " + (FIRST + 21));
        connector.start();

        assertThatPinotHasTheRows();
        await().atMost(SECONDS).until(() -> row(FIRST + 21).equals("[[\"Gone again\",2.0,true]]"));
    }

    @Test
    void aFreshSnapshotFindsWhatIsGoneAndAnEmptiedTableIsEmpty() throws SQLException, IOException {
        String id = Long.toString(FIRST + 30);
        StreamRow.write("products", id, "pg.public.products");
        await().atMost(SECONDS).until(() -> row(FIRST + 30).equals("[[\"Gone\",1.0,false]]"));

        assertThat(connector.post("/tables/products/snapshot")).isEqualTo(202);

        await().atMost(MINUTES).until(() -> row(FIRST + 30).equals("[[\"Gone\",1.0,true]]"));
        assertThatPinotHasTheRows();

        postgres.execute("TRUNCATE users");
        assertThatPinotHasTheRows();
        postgres.execute("INSERT INTO users VALUES (" + FIRST + ", 'A', 'B', 'e', 'again', 0, 0)");
        assertThatPinotHasTheRows();
    }

    @Test
    @Tag("long")
    void aWrongPasswordEndsTheStart() {
        try (Connector refused = connector("cdc-connector-pg-refused", Map.of("CDC_DATABASE_PASSWORD", "wrong"))) {
            assertThat(refused.startUntilItEnds()).contains("refuses the account debezium");
        }
    }

    @Test
    void aRoleThatMayNotReplicateEndsTheStart() {
        try (Connector refused = connector(
                "cdc-connector-pg-unable", Map.of("CDC_DATABASE_USER", "unable", "CDC_DATABASE_PASSWORD", "unable"))) {
            assertThat(refused.startUntilItEnds())
                    .contains("lacks REPLICATION")
                    .contains("ALTER ROLE unable REPLICATION");
        }
    }

    @Test
    void aTableWhoseLogLacksOldRowsEndsTheStart() throws SQLException {
        postgres.execute("CREATE DATABASE without", "GRANT ALL ON DATABASE without TO debezium");
        postgres.executeIn("without", "CREATE TABLE products (id BIGINT PRIMARY KEY)");
        try (Connector refused = connector("cdc-connector-pg-without", Map.of("CDC_DATABASE", "without"))) {
            assertThat(refused.startUntilItEnds()).contains("ALTER TABLE public.products REPLICA IDENTITY FULL;");
        }
    }

    private Connector connector(String process, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "CDC_SOURCE", "postgresql",
                "CDC_DATABASE_PORT", Integer.toString(postgres.port()),
                "CDC_DATABASE", "postgres",
                "CDC_NAME", "pg-cdc",
                "CDC_TOPIC_PREFIX", "pg"));
        all.putAll(settings);
        return new Connector(process, all);
    }

    private void assertThatPinotHasTheRows() throws SQLException {
        for (String table : new String[] {"products", "users"}) {
            TableRows.awaitInPinot(table, IDS, postgres.url());
        }
    }

    private static String insert(long number, String name, String price) {
        return "INSERT INTO products (id, name, description, category, price, image) VALUES (" + (FIRST + number)
                + ", '" + name + "', 'd', 'c', " + price + ", '/i')";
    }

    private static String row(long id) {
        return PinotSql.rows("SELECT name, price, deleted FROM products WHERE id = '" + id + "' LIMIT 1")
                .toString();
    }
}
