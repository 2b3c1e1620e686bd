package io.millrace.it.cdc;

import io.millrace.it.SharedStack;
import io.millrace.simulator.database.ShopDatabase;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The shop's database, as the shop edits it. */
final class Database {

    private Database() {}

    static String url() {
        return url("pizzashop");
    }

    static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + SharedStack.get().databasePort() + "/" + database
                + "?user=mysqluser&password=mysqlpw&allowPublicKeyRetrieval=true";
    }

    static void load() throws SQLException {
        try (ShopDatabase shop = ShopDatabase.connect(url())) {
            shop.load(Shop.of(new Seed(42)));
        }
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    static void execute(String... statements) throws SQLException {
        executeIn("pizzashop", statements);
    }

    static void executeIn(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Its time in seconds, as the log of a change has it. */
    static long seconds() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT UNIX_TIMESTAMP()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Inserts a product and gives its id. */
    static String insertProduct(String name, String price) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO products (name, description, category, price, image) VALUES ('" + name
                            + "', 'd', 'c', " + price + ", '/images/products/veg-pizza.svg')",
                    Statement.RETURN_GENERATED_KEYS);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getString(1);
            }
        }
    }
}
