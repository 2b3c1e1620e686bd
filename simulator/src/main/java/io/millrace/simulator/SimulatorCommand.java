package io.millrace.simulator;

import io.millrace.simulator.database.DatabaseEditor;
import io.millrace.simulator.ingest.Ingest;
import io.millrace.simulator.ingest.Lane;
import io.millrace.simulator.ingest.LaneCounts;
import io.millrace.simulator.ingest.LaneSettings;
import io.millrace.simulator.ingest.Notices;
import io.millrace.simulator.ingest.RetryPolicy;
import io.millrace.simulator.marketing.Marketing;
import io.millrace.simulator.orders.Kitchen;
import io.millrace.simulator.orders.OrderSequence;
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
            "A seeded shop: places orders at a set rate, lets their statuses and couriers follow, and posts it all.",
            "It waits for the API, retries what fails, and goes on until it is stopped or has done what was asked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all was acknowledged",
            " 1:something was refused, given up, shed or left unanswered",
            " 2:an option is wrong"
        })
public final class SimulatorCommand implements Callable<Integer> {

    // Memory is bounded by these: 20,000 orders of 0.5 kB, 100,000 statuses and 200,000 positions of 0.2 kB. At 16
    // orders
    // a second that is twenty minutes without an API before an order is shed, and ten before a position is.
    private static final LaneSettings ORDERS = new LaneSettings("orders", 20_000, 128, 1);
    private static final LaneSettings STATUSES = new LaneSettings("order_statuses", 100_000, 8, 500);
    private static final LaneSettings POSITIONS = new LaneSettings("delivery_statuses", 200_000, 8, 500);

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
        Kitchen kitchen = options.kitchen();
        Seed seed = options.seed();
        String runId = options.runId();
        out.printf("simulator: seed=%d run-id=%s rate=%s api=%s%n", seed.value(), runId, options.rate(), options.api());
        Ingest ingest = new Ingest(options.api(), RetryPolicy.DEFAULT, new Notices(out));
        Shop shop = Shop.of(seed);
        OrderSequence sequence = new OrderSequence(shop, seed, runId, kitchen);
        if (!ingest.awaitHealthy(stop)) {
            return 0;
        }
        Lane orders = ingest.lane(ORDERS);
        Lane statuses = ingest.lane(STATUSES);
        Lane positions = ingest.lane(POSITIONS);
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

    private static boolean complete(LaneCounts counts) {
        return counts.stored() == counts.offered();
    }

    /** On SIGTERM and Ctrl-C: the JVM goes when this returns. */
    private void stopAndWait() {
        stop.countDown();
        try {
            var unused = done.await(Simulation.LAST_ANSWERS.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
