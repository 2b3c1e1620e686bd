package io.millrace.processor.orders;

import io.millrace.processor.records.Keyed;

/** What happens to an order. */
sealed interface OrderEvent extends Keyed permits PlacedOrder, StatusEntered {
    String id();

    @Override
    default String key() {
        return id();
    }
}
