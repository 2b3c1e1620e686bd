package io.millrace.simulator;

import io.millrace.simulator.Happening.OrderPlaced;
import io.millrace.simulator.Happening.StatusReached;
import io.millrace.simulator.orders.OrderCourse;
import io.millrace.simulator.orders.OrderSequence;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Everything that happens in the shop, in order of time. When it happens is decided by the seed and the rate; nothing in
 * here looks at a clock or waits.
 */
final class ShopTimeline {

    private final OrderSequence orders;
    private final double ordersPerSecond;
    private final long orderLimit;
    private final PriorityQueue<OpenOrder> open = new PriorityQueue<>(Comparator.comparingLong(OpenOrder::dueNanos));
    private long nextOrder;
    private long nextArrivalNanos;

    /** @param orderLimit after how many orders the shop takes no more */
    ShopTimeline(OrderSequence orders, double ordersPerSecond, long orderLimit) {
        this.orders = orders;
        this.ordersPerSecond = ordersPerSecond;
        this.orderLimit = orderLimit;
        this.nextArrivalNanos = orders.gapBefore(0, ordersPerSecond).toNanos();
    }

    /** No orders will come, and none is open. */
    boolean isOver() {
        return nextOrder >= orderLimit && open.isEmpty();
    }

    /** Orders that have been followed and haven't come to their last status. */
    int openOrders() {
        return open.size();
    }

    /** When something happens next; {@code Long.MAX_VALUE} when it's over. */
    long nextAtNanos() {
        return Math.min(nextArrivalAtNanos(), nextStatusAtNanos());
    }

    /** What happens next; not to be called when it's over. */
    Happening next() {
        return nextStatusAtNanos() <= nextArrivalAtNanos() ? nextStatus() : nextArrival();
    }

    /** From here on the statuses of that order happen too, the first one together with its placing. */
    void follow(OrderPlaced placed) {
        open.add(new OpenOrder(placed.order().id(), placed.order().course(), placed.atNanos()));
    }

    private long nextArrivalAtNanos() {
        return nextOrder < orderLimit ? nextArrivalNanos : Long.MAX_VALUE;
    }

    private long nextStatusAtNanos() {
        OpenOrder first = open.peek();
        return first == null ? Long.MAX_VALUE : first.dueNanos();
    }

    private Happening nextArrival() {
        OrderPlaced placed = new OrderPlaced(nextArrivalNanos, orders.order(nextOrder));
        nextOrder++;
        nextArrivalNanos += orders.gapBefore(nextOrder, ordersPerSecond).toNanos();
        return placed;
    }

    private Happening nextStatus() {
        OpenOrder order = open.remove();
        StatusReached reached = new StatusReached(order.dueNanos(), order.id, order.course.status(order.reached));
        order.reached++;
        if (order.reached < order.course.size()) {
            open.add(order);
        }
        return reached;
    }

    private static final class OpenOrder {

        private final UUID id;
        private final OrderCourse course;
        private final long placedNanos;
        private int reached;

        OpenOrder(UUID id, OrderCourse course, long placedNanos) {
            this.id = id;
            this.course = course;
            this.placedNanos = placedNanos;
        }

        long dueNanos() {
            return placedNanos + course.afterMs(reached) * 1_000_000L;
        }
    }
}
