package io.millrace.simulator;

import io.millrace.simulator.Happening.OrderPlaced;
import io.millrace.simulator.orders.OrderSequence;
import io.millrace.simulator.shop.GeoPoint;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Everything that happens in the shop, in order of time. When it happens is decided by the seed and the rate; nothing in
 * here looks at a clock or waits.
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
     * @param orderLimit after how many orders the shop takes no more
     * @param shop where couriers start
     * @param positionEvery how often a courier says where he is
     */
    ShopTimeline(OrderSequence orders, double ordersPerSecond, long orderLimit, GeoPoint shop, Duration positionEvery) {
        this.orders = orders;
        this.ordersPerSecond = ordersPerSecond;
        this.orderLimit = orderLimit;
        this.shop = shop;
        this.positionEvery = positionEvery;
        this.nextArrivalNanos = orders.gapBefore(0, ordersPerSecond).toNanos();
    }

    /** No orders will come, and none is open. */
    boolean isOver() {
        return nextOrder >= orderLimit && open.isEmpty();
    }

    /** Orders that have been followed and of which more is to come. */
    int openOrders() {
        return open.size();
    }

    /** When something happens next; {@code Long.MAX_VALUE} when it's over. */
    long nextAtNanos() {
        return Math.min(nextArrivalAtNanos(), nextOfOpenAtNanos());
    }

    /** What happens next; not to be called when it's over. */
    Happening next() {
        return nextOfOpenAtNanos() <= nextArrivalAtNanos() ? nextOfOpen() : nextArrival();
    }

    /** From here on the statuses and the ride of that order happen too, the first status together with its placing. */
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

    private Happening nextArrival() {
        OrderPlaced placed = new OrderPlaced(nextArrivalNanos, orders.order(nextOrder));
        nextOrder++;
        nextArrivalNanos += orders.gapBefore(nextOrder, ordersPerSecond).toNanos();
        return placed;
    }

    private Happening nextOfOpen() {
        OpenOrder order = open.remove();
        Happening happening = order.next();
        if (!order.isOver()) {
            open.add(order);
        }
        return happening;
    }
}
