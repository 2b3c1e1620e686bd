package io.millrace.simulator;

import io.millrace.simulator.ingest.Outbox;
import io.millrace.simulator.ingest.OutboxCounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Prints the progress of the simulation on one line every few seconds, and a summary at the end. */
final class Progress implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Simulation simulation;
    private final Outbox orders;
    private final PrintStream out;
    private final long startedNanos = System.nanoTime();
    private final Histogram latencyMicros = new Histogram(2);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(Simulation simulation, Outbox orders, PrintStream out) {
        this.simulation = simulation;
        this.orders = orders;
        this.out = out;
    }

    void start() {
        var unused = timer.scheduleAtFixedRate(
                this::printLine, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Prints the summary. */
    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            latencyMicros.add(orders.takeLatencies());
            out.println("end   " + line(latencyMicros));
        }
    }

    private synchronized void printLine() {
        Histogram latest = orders.takeLatencies();
        latencyMicros.add(latest);
        out.println(line(latest));
    }

    private String line(Histogram ackMicros) {
        long seconds = (System.nanoTime() - startedNanos) / 1_000_000_000;
        OutboxCounts counts = simulation.orders();
        return "%5d s  orders: %s, ack p50 %s p99 %s, %d open  |  statuses: %s  |  positions: %s"
                .formatted(
                        seconds,
                        describe(counts),
                        ms(ackMicros, 50),
                        ms(ackMicros, 99),
                        simulation.openOrders(),
                        describe(simulation.statuses()),
                        describe(simulation.positions()));
    }

    private static String describe(OutboxCounts counts) {
        return "%d offered, %d acknowledged, %d refused, %d retries, %d in flight"
                        .formatted(
                                counts.offered(),
                                counts.stored(),
                                counts.refused(),
                                counts.retries(),
                                counts.inFlight())
                + unlessNone(counts.waiting(), "waiting")
                + unlessNone(counts.shed(), "SHED")
                + unlessNone(counts.givenUp(), "GIVEN UP");
    }

    private static String unlessNone(long count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }

    private static String ms(Histogram micros, double percentile) {
        return micros.getTotalCount() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.1f ms", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}
