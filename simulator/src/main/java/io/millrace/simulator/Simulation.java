package io.millrace.simulator;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.millrace.simulator.ScheduledEvent.OrderPlaced;
import io.millrace.simulator.ScheduledEvent.PositionReported;
import io.millrace.simulator.ScheduledEvent.StatusReached;
import io.millrace.simulator.ingest.Outbox;
import io.millrace.simulator.ingest.OutboxCounts;
import io.millrace.simulator.orders.OrderEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the timeline at the pace of the clock, and passes each event to its outbox.
 *
 * <p>The schedule sets the pace, whatever the API does. If this thread is delayed, an order still has the time at which
 * it was due, and its latency counts from that time.
 */
final class Simulation {

    /** How often statuses and positions that don't fill a batch are sent. */
    private static final long FLUSH_NANOS = Duration.ofMillis(100).toNanos();

    /** How long to wait for outstanding responses after a stop. */
    static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final ShopTimeline timeline;
    private final Outbox orders;
    private final Outbox statuses;
    private final Outbox positions;
    private final Clock clock;
    private final CountDownLatch stop;
    private volatile int openOrders;

    /** @param stop counted down to end the simulation early, from any thread */
    Simulation(
            ShopTimeline timeline, Outbox orders, Outbox statuses, Outbox positions, Clock clock, CountDownLatch stop) {
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

    OutboxCounts orders() {
        return orders.counts();
    }

    OutboxCounts statuses() {
        return statuses.counts();
    }

    OutboxCounts positions() {
        return positions.counts();
    }

    int openOrders() {
        return openOrders;
    }

    /** Runs all events that are due by then. {@code now} is the wall clock's time for {@code elapsedNanos}. */
    void advanceTo(long elapsedNanos, long startedNanos, Instant now) {
        while (timeline.nextAtNanos() <= elapsedNanos) {
            ScheduledEvent happening = timeline.next();
            Instant at = now.minusNanos(elapsedNanos - happening.atNanos());
            long atNanos = startedNanos + happening.atNanos();
            if (happening instanceof OrderPlaced placed) {
                // An order that was shed was never placed for the API, so it gets no statuses either
                if (orders.offer(OrderEvents.placed(placed.order(), at), atNanos)) {
                    timeline.follow(placed);
                }
            } else if (happening instanceof StatusReached reached) {
                statuses.offer(OrderEvents.status(reached.orderId(), reached.status(), at), atNanos);
            } else if (happening instanceof PositionReported position) {
                positions.offer(
                        OrderEvents.position(position.orderId(), position.place(), position.delivered(), at), atNanos);
            } else {
                throw new IllegalStateException("an event that nobody posts: " + happening);
            }
        }
        openOrders = timeline.openOrders();
    }

    /**
     * Waits for the last responses. With a fixed number of orders it waits as long as retries take; otherwise the wait
     * is bounded.
     */
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

    private static boolean busy(OutboxCounts counts) {
        return counts.waiting() + counts.inFlight() > 0;
    }
}
