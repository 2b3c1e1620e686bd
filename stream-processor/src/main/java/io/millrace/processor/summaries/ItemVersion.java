package io.millrace.processor.summaries;

import io.millrace.processor.records.Keyed;
import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;

/** A version of an item of an order: a record of {@code order_items_enriched}. */
record ItemVersion(String orderId, Sale sale) implements Keyed {

    static ItemVersion read(StoredEvent event) throws UnreadableException {
        return new ItemVersion(event.identifier("orderId"), Sale.read(event));
    }

    @Override
    public String key() {
        return orderId;
    }
}
