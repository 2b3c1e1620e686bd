package io.millrace.processor.orders;

import org.jspecify.annotations.Nullable;

/**
 * The state of one order.
 *
 * @param order the order; null until it has arrived
 * @param newest the newest posted status; null until one has arrived. The order's own status isn't included, since a
 *     corrected order corrects it, too
 * @param heardAt the timestamp of its last record, in epoch ms
 */
record OrderState(@Nullable PlacedOrder order, @Nullable StatusEntered newest, long heardAt) {
    static final OrderState NOTHING = new OrderState(null, null, 0);

    OrderState after(OrderEvent event, long timestamp) {
        long heard = Math.max(heardAt, timestamp);
        if (event instanceof PlacedOrder placed) {
            return new OrderState(placed.replaces(order) ? placed : order, newest, heard);
        }
        StatusEntered entered = (StatusEntered) event;
        return new OrderState(order, entered.isNewerThan(newest) ? entered : newest, heard);
    }

    /** The row of {@code orders_enriched}; null until the order has arrived. */
    @Nullable
    EnrichedOrder row() {
        if (order == null) {
            return null;
        }
        StatusEntered own = order.first();
        return EnrichedOrder.of(order, newest != null && newest.isNewerThan(own) ? newest : own);
    }
}
