package io.millrace.simulator;

import io.millrace.simulator.ScheduledEvent.OrderPlaced;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.shop.GeoPoint;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * All events in the shop, in order of time. The seed and the rate decide the times; this class never reads a clock or
 * waits.
 */
final class ShopTimeline {

    private final OrderSequence orders;
    private final double ordersPerSecond;
    private final long orderLimit;
    private final GeoPoint shop;
    private final Duration positionEvery;
    private final PriorityQueue<OpenOrder> open = new PriorityQueue<>(Comparator.comparingLong(OpenOrder::dueNanos));
    private long nextOrder;
    private long nextArrivalNanos;

    /**
     * A shop that hasn't opened yet.
     *
     * @param orderLimit the number of orders that the shop accepts
     * @param shop where couriers start
     * @param positionEvery how often a courier reports a position
     */
    ShopTimeline(OrderSequence orders, double ordersPerSecond, long orderLimit, GeoPoint shop, Duration positionEvery) {
        this.orders = orders;
        this.ordersPerSecond = ordersPerSecond;
        this.orderLimit = orderLimit;
        this.shop = shop;
        this.positionEvery = positionEvery;
        this.nextArrivalNanos = orders.gapBefore(0, ordersPerSecond).toNanos();
    }

    /** Whether no more orders will come and none is open. */
    boolean isOver() {
        return nextOrder >= orderLimit && open.isEmpty();
    }

    /** The number of followed orders that still have events to come. */
    int openOrders() {
        return open.size();
    }

    /** The time of the next event; {@code Long.MAX_VALUE} if there is none. */
    long nextAtNanos() {
        return Math.min(nextArrivalAtNanos(), nextOfOpenAtNanos());
    }

    /** The next event. Must not be called if there is none. */
    ScheduledEvent next() {
        return nextOfOpenAtNanos() <= nextArrivalAtNanos() ? nextOfOpen() : nextArrival();
    }

    /** Adds the statuses and the ride of the order to the timeline. The first status has the time of the order. */
    void follow(OrderPlaced placed) {
        open.add(new OpenOrder(placed, shop, positionEvery));
    }

    private long nextArrivalAtNanos() {
        return nextOrder < orderLimit ? nextArrivalNanos : Long.MAX_VALUE;
    }

    private long nextOfOpenAtNanos() {
        OpenOrder first = open.peek();
        return first == null ? Long.MAX_VALUE : first.dueNanos();
    }

    private ScheduledEvent nextArrival() {
        OrderPlaced placed = new OrderPlaced(nextArrivalNanos, orders.order(nextOrder));
        nextOrder++;
        nextArrivalNanos += orders.gapBefore(nextOrder, ordersPerSecond).toNanos();
        return placed;
    }

    private ScheduledEvent nextOfOpen() {
        OpenOrder order = open.remove();
        ScheduledEvent happening = order.next();
        if (!order.isOver()) {
            open.add(order);
        }
        return happening;
    }
}
