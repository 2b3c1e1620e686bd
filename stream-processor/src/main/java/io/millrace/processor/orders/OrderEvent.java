package io.millrace.processor.orders;

import io.millrace.processor.records.Keyed;

/** An event of an order: it is placed, or enters a status. */
sealed interface OrderEvent extends Keyed permits PlacedOrder, StatusEntered {
    String id();

    @Override
    default String key() {
        return id();
    }
}
