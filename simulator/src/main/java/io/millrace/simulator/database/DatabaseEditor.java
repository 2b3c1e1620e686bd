package io.millrace.simulator.database;

import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Edits the shop's database at a set rate. If the database is down, every edit that is due tries again. */
public final class DatabaseEditor implements AutoCloseable {

    private final String url;
    private final Shop shop;
    private final EditSequence sequence;
    private final PrintStream out;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "database-edits");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable ShopDatabase database;
    private long number;
    private boolean failing;

    public DatabaseEditor(String url, Shop shop, Seed seed, PrintStream out) {
        this.url = url;
        this.shop = shop;
        this.sequence = new EditSequence(shop, seed);
        this.out = out;
    }

    /** Starts editing, that many times a second. */
    public void start(double rate) {
        long everyMicros = Math.max(1, Math.round(1_000_000 / rate));
        var unused = timer.scheduleAtFixedRate(this::edit, everyMicros, everyMicros, TimeUnit.MICROSECONDS);
    }

    private void edit() {
        try {
            ShopDatabase connected = connected();
            connected.apply(sequence.edit(number++, connected.countProducts()));
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                out.println("database: " + e.getMessage() + "; trying on");
            }
            failing = true;
            disconnect();
        }
    }

    private ShopDatabase connected() throws SQLException {
        ShopDatabase connected = database;
        if (connected == null) {
            connected = ShopDatabase.connect(url);
            connected.load(shop);
            database = connected;
        }
        return connected;
    }

    private void disconnect() {
        if (database != null) {
            try {
                database.close();
            } catch (SQLException e) {
                // it is gone already
            }
            database = null;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
