package io.millrace.simulator.database;

import io.millrace.simulator.shop.Customer;
import io.millrace.simulator.shop.Product;
import io.millrace.simulator.shop.Shop;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables {@code users} and {@code products} of one database, over one connection. */
public final class ShopDatabase implements AutoCloseable {

    private static final int BATCH = 500;

    private final Connection connection;

    private ShopDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Connects to a JDBC address, which names the account, too. */
    public static ShopDatabase connect(String url) throws SQLException {
        return new ShopDatabase(DriverManager.getConnection(url));
    }

    /** Creates missing tables and fills empty ones. Returns a description of what was done. */
    public String load(Shop shop) throws SQLException {
        execute(resource("users.sql"));
        execute(resource("products.sql"));
        connection.setAutoCommit(false);
        try {
            boolean newUsers = isEmpty("users");
            boolean newProducts = isEmpty("products");
            if (newUsers) {
                insertUsers(shop);
            }
            if (newProducts) {
                insertProducts(shop);
            }
            connection.commit();
            return newUsers || newProducts
                    ? shop.customers().size() + " users, " + shop.products().size() + " products"
                    : "loaded before";
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void insertUsers(Shop shop) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO users (id, first_name, last_name, email, residence, lat, lon) VALUES (?,?,?,?,?,?,?)")) {
            int pending = 0;
            for (Customer customer : shop.customers()) {
                insert.setInt(1, customer.id());
                insert.setString(2, customer.firstName());
                insert.setString(3, customer.lastName());
                insert.setString(4, customer.email());
                insert.setString(5, customer.residence());
                insert.setBigDecimal(6, BigDecimal.valueOf(customer.home().latitudeDeg()));
                insert.setBigDecimal(7, BigDecimal.valueOf(customer.home().longitudeDeg()));
                insert.addBatch();
                if (++pending % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void insertProducts(Shop shop) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO products (id, name, description, category, price, image) VALUES (?,?,?,?,?,?)")) {
            for (Product product : shop.products()) {
                insert.setInt(1, product.id());
                insert.setString(2, product.name());
                insert.setString(3, product.description());
                insert.setString(4, product.category());
                insert.setBigDecimal(5, product.price());
                insert.setString(6, product.image());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Makes one edit, a transaction of its own. */
    void apply(Edit edit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(edit.sql())) {
            for (int i = 0; i < edit.parameters().size(); i++) {
                statement.setObject(i + 1, edit.parameters().get(i));
            }
            statement.executeUpdate();
        }
    }

    int countProducts() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM products")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private boolean isEmpty(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            return !rows.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ShopDatabase.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
