package io.millrace.bench;

import io.millrace.simulator.shop.Seed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long after its commit a change of the shop's database is on the topics and in Pinot. */
@Command(
        name = "capture",
        sortOptions = false,
        description = {
            "Changes a product some hundred times, each a transaction, and measures when the change is on the topic of",
            "Debezium's envelopes, on the topic of the stream, and in Pinot. Pinot can't be faster than the topics."
        })
final class CaptureBench implements Callable<Integer> {

    private static final long GIVE_UP_NANOS = Duration.ofSeconds(30).toNanos();

    /** Longer than any regular pause of those that poll, so that changes fall anywhere in it. */
    private static final int LONGEST_PAUSE_MS = 300;

    private final PrintStream out = System.out;

    @Option(
            names = "--database",
            paramLabel = "JDBC",
            required = true,
            description = "the shop's database, with its account")
    private String database = "";

    @Option(names = "--kafka", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:9092")
    private String bootstrapServers = "";

    @Option(names = "--pinot-broker", defaultValue = "http://127.0.0.1:8099", description = "default: ${DEFAULT-VALUE}")
    private URI broker = URI.create("http://127.0.0.1:8099");

    @Option(names = "--changes", defaultValue = "500", description = "default: ${DEFAULT-VALUE}")
    private int changes;

    @Option(names = "--warm-up", defaultValue = "50", description = "warm-up changes; default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(
            names = "--poll-ms",
            defaultValue = "5",
            description = "pause between two requests; default: ${DEFAULT-VALUE}")
    private int pollMs;

    @Option(names = "--seed", description = "default: random")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

    @Override
    public Integer call() throws Exception {
        Random pauses = new Seed(seed).random("pause", 0);
        Histogram commit = new Histogram(3);
        Histogram envelope = new Histogram(3);
        Histogram stream = new Histogram(3);
        Histogram visible = new Histogram(3);
        PinotBroker pinot = new PinotBroker(broker, Duration.ofSeconds(2));
        String run = "bench " + UUID.randomUUID() + " ";
        try (Connection connection = DriverManager.getConnection(database);
                TopicWatch envelopes = new TopicWatch(bootstrapServers, "mysql.pizzashop.products");
                TopicWatch events = new TopicWatch(bootstrapServers, "products");
                PreparedStatement change =
                        connection.prepareStatement("UPDATE products SET description = ? WHERE id = ?")) {
            int product = anyProduct(connection);
            change.setInt(2, product);
            for (int i = -warmUp; i < changes; i++) {
                Thread.sleep(pauses.nextInt(LONGEST_PAUSE_MS));
                String marker = run + i + ".";
                change.setString(1, marker);
                long beganNanos = System.nanoTime();
                change.executeUpdate();
                long committedNanos = System.nanoTime();
                long visibleNanos = awaitVisible(pinot, product, marker, committedNanos);
                if (i >= 0) {
                    commit.recordValue(micros(beganNanos, committedNanos));
                    envelope.recordValue(micros(committedNanos, envelopes.seenAt(marker)));
                    stream.recordValue(micros(committedNanos, events.seenAt(marker)));
                    visible.recordValue(micros(committedNanos, visibleNanos));
                }
            }
        }
        out.printf(
                "%nseed %d, %d changes, Pinot asked every %d ms, %d cores, Java %s; milliseconds.%n%n",
                seed,
                changes,
                pollMs,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        out.println("| | p50 | p99 | max |");
        out.println("|---|---|---|---|");
        print("the transaction itself", commit);
        print("commit → on the envelope's topic, read committed", envelope);
        print("commit → on the topic `products`, read committed", stream);
        print("commit → in Pinot's `products`", visible);
        return 0;
    }

    private static int anyProduct(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MIN(id) FROM products")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private long awaitVisible(PinotBroker pinot, int product, String marker, long sinceNanos)
            throws IOException, InterruptedException {
        String sql = "SELECT description FROM products WHERE id = '" + product + "' LIMIT 1";
        while (!pinot.rows(sql).at("/0/0").asText().equals(marker)) {
            if (System.nanoTime() - sinceNanos > GIVE_UP_NANOS) {
                throw new IOException("a change was committed and isn't in Pinot after 30 s: " + marker);
            }
            Thread.sleep(pollMs);
        }
        return System.nanoTime();
    }

    /** A topic may be seen before the database's answer is: that is no time at all. */
    private static long micros(long fromNanos, long untilNanos) {
        return Math.max(0, untilNanos - fromNanos) / 1000;
    }

    private void print(String what, Histogram micros) {
        out.printf(
                "| %s | %.1f | %.1f | %.1f |%n",
                what,
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }
}
