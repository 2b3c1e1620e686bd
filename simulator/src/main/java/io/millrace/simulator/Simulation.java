package io.millrace.simulator;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.millrace.simulator.Happening.OrderPlaced;
import io.millrace.simulator.Happening.PositionReported;
import io.millrace.simulator.Happening.StatusReached;
import io.millrace.simulator.ingest.Lane;
import io.millrace.simulator.ingest.LaneCounts;
import io.millrace.simulator.orders.OrderEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the timeline happen at the pace of the clock, and hands each event to its lane.
 *
 * <p>The pace is that of the schedule, whatever the API does: an order that comes late because this thread was held up is
 * still stamped with the moment it was due, and its latency counts from there.
 */
final class Simulation {

    /** How often statuses and positions that don't fill a batch are sent. */
    private static final long FLUSH_NANOS = Duration.ofMillis(100).toNanos();

    /** How long after a stop the answers to what is in flight are awaited. */
    static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final ShopTimeline timeline;
    private final Lane orders;
    private final Lane statuses;
    private final Lane positions;
    private final Clock clock;
    private final CountDownLatch stop;
    private volatile int openOrders;

    /** @param stop counted down to end the simulation early, from any thread */
    Simulation(ShopTimeline timeline, Lane orders, Lane statuses, Lane positions, Clock clock, CountDownLatch stop) {
        this.timeline = timeline;
        this.orders = orders;
        this.statuses = statuses;
        this.positions = positions;
        this.clock = clock;
        this.stop = stop;
    }

    /** Runs until the timeline is over, the duration has passed, or it is stopped; then waits for the last answers. */
    void run(Duration duration) throws InterruptedException {
        long startedNanos = System.nanoTime();
        long flushAtNanos = FLUSH_NANOS;
        long elapsedNanos = 0;
        while (!timeline.isOver() && elapsedNanos < duration.toNanos()) {
            long wakeAtNanos = Math.min(Math.min(timeline.nextAtNanos(), flushAtNanos), duration.toNanos());
            if (stop.await(wakeAtNanos - elapsedNanos, NANOSECONDS)) {
                break;
            }
            elapsedNanos = System.nanoTime() - startedNanos;
            advanceTo(elapsedNanos, startedNanos, clock.instant());
            if (elapsedNanos >= flushAtNanos) {
                statuses.flush();
                positions.flush();
                flushAtNanos = elapsedNanos + FLUSH_NANOS;
            }
        }
        awaitLastAnswers();
    }

    LaneCounts orders() {
        return orders.counts();
    }

    LaneCounts statuses() {
        return statuses.counts();
    }

    LaneCounts positions() {
        return positions.counts();
    }

    int openOrders() {
        return openOrders;
    }

    /** Lets everything happen that is due by then. {@code now} is the wall clock's time for {@code elapsedNanos}. */
    void advanceTo(long elapsedNanos, long startedNanos, Instant now) {
        while (timeline.nextAtNanos() <= elapsedNanos) {
            Happening happening = timeline.next();
            Instant at = now.minusNanos(elapsedNanos - happening.atNanos());
            long atNanos = startedNanos + happening.atNanos();
            if (happening instanceof OrderPlaced placed) {
                // An order that was shed was never placed as far as anybody knows: it gets no statuses either
                if (orders.offer(OrderEvents.placed(placed.order(), at), atNanos)) {
                    timeline.follow(placed);
                }
            } else if (happening instanceof StatusReached reached) {
                statuses.offer(OrderEvents.status(reached.orderId(), reached.status(), at), atNanos);
            } else if (happening instanceof PositionReported position) {
                positions.offer(
                        OrderEvents.position(position.orderId(), position.place(), position.delivered(), at), atNanos);
            }
        }
        openOrders = timeline.openOrders();
    }

    /** An order count is promised, so its last posts may take as long as retrying does; any other end is bounded. */
    private void awaitLastAnswers() throws InterruptedException {
        if (timeline.isOver()) {
            statuses.flush();
            positions.flush();
            while (busy(orders.counts()) || busy(statuses.counts()) || busy(positions.counts())) {
                if (stop.await(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
                statuses.flush();
                positions.flush();
            }
        }
        long deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
        orders.drain(LAST_ANSWERS);
        statuses.drain(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        positions.drain(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    private static boolean busy(LaneCounts counts) {
        return counts.waiting() + counts.inFlight() > 0;
    }
}
