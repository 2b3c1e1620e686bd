package io.millrace.simulator.orders;

import java.util.List;

/**
 * The statuses that an order will go through, each with its time after the placing. A hundred thousand of them are open
 * at a time when the rate is high, so the times are bare milliseconds.
 */
public final class OrderCourse {

    private final List<OrderStatus> statuses;
    private final int[] afterMs;

    /** @param afterMs one for each status, strictly ascending; not copied */
    OrderCourse(List<OrderStatus> statuses, int... afterMs) {
        this.statuses = statuses;
        this.afterMs = afterMs;
    }

    /** How many statuses there are; at least one, the placing itself. */
    public int size() {
        return afterMs.length;
    }

    /** The status at that place, counted from 0. */
    public OrderStatus status(int index) {
        return statuses.get(index);
    }

    /** Milliseconds from the placing to that status. */
    public int afterMs(int index) {
        return afterMs[index];
    }
}
