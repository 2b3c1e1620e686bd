package io.millrace.simulator;

import io.millrace.simulator.database.DatabaseEditor;
import io.millrace.simulator.ingest.Ingest;
import io.millrace.simulator.ingest.Outbox;
import io.millrace.simulator.ingest.OutboxCounts;
import io.millrace.simulator.ingest.OutboxSettings;
import io.millrace.simulator.ingest.RetryPolicy;
import io.millrace.simulator.ingest.ThrottledLog;
import io.millrace.simulator.marketing.Marketing;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.orders.StatusTimes;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The simulator's command line. */
@Command(
        name = "simulator",
        sortOptions = false,
        subcommands = LoadDatabaseCommand.class,
        description = {
            "A seeded shop: posts orders at a set rate, and then their statuses and the positions of their couriers.",
            "It waits for the API, retries failed posts, and runs until it is stopped or has reached its limit."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every event was acknowledged",
            " 1:an event was refused, given up, shed or not acknowledged",
            " 2:an invalid option"
        })
public final class SimulatorCommand implements Callable<Integer> {

    // Memory is bounded by these: 20,000 orders of 0.5 kB, 100,000 statuses and 200,000 positions of 0.2 kB. At 16
    // orders
    // a second that is twenty minutes without an API before an order is shed, and ten before a position is.
    private static final OutboxSettings ORDERS = new OutboxSettings("orders", 20_000, 128, 1);
    private static final OutboxSettings STATUSES = new OutboxSettings("order_statuses", 100_000, 8, 500);
    private static final OutboxSettings POSITIONS = new OutboxSettings("delivery_statuses", 200_000, 8, 500);

    private final PrintStream out;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SimulatorOptions options;

    SimulatorCommand(PrintStream out) {
        this.out = out;
    }

    /** Runs the simulator and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulatorCommand(System.out)).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        try {
            return simulate();
        } finally {
            done.countDown();
        }
    }

    private int simulate() throws InterruptedException {
        StatusTimes statusTimes = options.statusTimes();
        Seed seed = options.seed();
        String runId = options.runId();
        out.printf("simulator: seed=%d run-id=%s rate=%s api=%s%n", seed.value(), runId, options.rate(), options.api());
        Ingest ingest = new Ingest(options.api(), RetryPolicy.DEFAULT, new ThrottledLog(out));
        Shop shop = Shop.of(seed);
        OrderSequence sequence = new OrderSequence(shop, seed, runId, statusTimes);
        if (!ingest.awaitHealthy(stop)) {
            return 0;
        }
        Outbox orders = ingest.lane(ORDERS);
        Outbox statuses = ingest.lane(STATUSES);
        Outbox positions = ingest.lane(POSITIONS);
        ShopTimeline timeline = new ShopTimeline(
                sequence, options.rate(), options.orderLimit(), shop.location(), options.positionEvery());
        Simulation simulation = new Simulation(timeline, orders, statuses, positions, Clock.systemUTC(), stop);
        Optional<DatabaseEditor> editor = options.database().map(url -> new DatabaseEditor(url, shop, seed, out));
        editor.filter(unused -> options.editRate() > 0).ifPresent(e -> e.start(options.editRate()));
        Marketing marketing = new Marketing(shop, seed, runId, ingest, Clock.systemUTC());
        if (options.marketingRate() > 0) {
            marketing.start(options.marketingRate());
        }
        try (Progress progress = new Progress(simulation, orders, out)) {
            progress.start();
            simulation.run(options.duration());
        } finally {
            marketing.stop();
            editor.ifPresent(DatabaseEditor::close);
        }
        return complete(orders.counts()) && complete(statuses.counts()) && complete(positions.counts()) ? 0 : 1;
    }

    private static boolean complete(OutboxCounts counts) {
        return counts.stored() == counts.offered();
    }

    /** Runs on SIGTERM and Ctrl-C. The JVM ends when this method returns. */
    private void stopAndWait() {
        stop.countDown();
        try {
            var unused = done.await(Simulation.LAST_ANSWERS.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
