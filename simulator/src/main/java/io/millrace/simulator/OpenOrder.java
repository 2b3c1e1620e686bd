package io.millrace.simulator;

import io.millrace.simulator.ScheduledEvent.OrderPlaced;
import io.millrace.simulator.ScheduledEvent.PositionReported;
import io.millrace.simulator.ScheduledEvent.StatusReached;
import io.millrace.simulator.orders.Order;
import io.millrace.simulator.orders.OrderStatus;
import io.millrace.simulator.shop.GeoPoint;
import java.time.Duration;

/**
 * An order on its way: its statuses, and between OUT_FOR_DELIVERY and DELIVERED where its courier is. The courier rides
 * straight at an even speed. The first report is from the shop, the last from the customer's door.
 */
final class OpenOrder {

    private final Order order;
    private final long placedNanos;
    private final GeoPoint shop;
    private final long positionEveryNanos;
    private int reached;
    private long leftShopNanos;
    private long nextPositionNanos = Long.MAX_VALUE;

    OpenOrder(OrderPlaced placed, GeoPoint shop, Duration positionEvery) {
        this.order = placed.order();
        this.placedNanos = placed.atNanos();
        this.shop = shop;
        this.positionEveryNanos = positionEvery.toNanos();
    }

    long dueNanos() {
        return Math.min(nextStatusNanos(), nextPositionNanos);
    }

    boolean isOver() {
        return dueNanos() == Long.MAX_VALUE;
    }

    ScheduledEvent next() {
        return nextStatusNanos() <= nextPositionNanos ? nextStatus() : nextPosition();
    }

    private StatusReached nextStatus() {
        long atNanos = nextStatusNanos();
        OrderStatus status = order.course().status(reached);
        reached++;
        if (status == OrderStatus.OUT_FOR_DELIVERY) {
            leftShopNanos = atNanos;
        }
        if (status == OrderStatus.OUT_FOR_DELIVERY || status == OrderStatus.DELIVERED) {
            nextPositionNanos = atNanos;
        }
        return new StatusReached(atNanos, order.id(), status);
    }

    private PositionReported nextPosition() {
        long atNanos = nextPositionNanos;
        GeoPoint home = order.customer().home();
        if (nextStatusNanos() == Long.MAX_VALUE) {
            nextPositionNanos = Long.MAX_VALUE;
            return new PositionReported(atNanos, order.id(), home, true);
        }
        nextPositionNanos += positionEveryNanos;
        double share = (double) (atNanos - leftShopNanos) / (nextStatusNanos() - leftShopNanos);
        return new PositionReported(atNanos, order.id(), shop.towards(home, share), false);
    }

    private long nextStatusNanos() {
        return reached < order.course().size()
                ? placedNanos + order.course().afterMs(reached) * 1_000_000L
                : Long.MAX_VALUE;
    }
}
