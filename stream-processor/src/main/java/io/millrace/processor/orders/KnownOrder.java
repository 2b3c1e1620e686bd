package io.millrace.processor.orders;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one order.
 *
 * @param order the order; null as long as only statuses of it have come
 * @param newest its newest status by event time; null only before anything has come
 * @param heardAt when something of it last came, epoch ms of that record
 */
record KnownOrder(@Nullable PlacedOrder order, @Nullable StatusEntered newest, long heardAt) {
    static final KnownOrder NOTHING = new KnownOrder(null, null, 0);

    KnownOrder after(OrderEvent event, long timestamp) {
        long heard = Math.max(heardAt, timestamp);
        if (event instanceof PlacedOrder placed) {
            return new KnownOrder(placed.replaces(order) ? placed : order, newer(placed.first()), heard);
        }
        return new KnownOrder(order, newer((StatusEntered) event), heard);
    }

    private @Nullable StatusEntered newer(StatusEntered status) {
        return status.isNewerThan(newest) ? status : newest;
    }

    /** Whether there is a row to write that wasn't there before. */
    boolean saysMoreThan(KnownOrder before) {
        return order != null && newest != null && !(order.equals(before.order) && newest.equals(before.newest));
    }
}
