package io.millrace.processor.items;

import io.millrace.processor.records.StoreExpiry;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Passes on what a version of an order changes: its items and, with quantity 0, those that it drops. The rows of
 * {@code order_items_enriched} have an item as their key, so no row of the newer version replaces one that it drops. A
 * version that is older than the known one changes nothing.
 */
final class NewestVersionProcessor extends ContextualProcessor<String, OrderedItems, String, OrderedItems> {
    private final String storeName;
    private final Duration kept;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, KnownVersion> known;

    /** @param kept how long a version is known, from the order's time on */
    NewestVersionProcessor(String storeName, Duration kept) {
        this.storeName = storeName;
        this.kept = kept;
    }

    @Override
    public void init(ProcessorContext<String, OrderedItems> context) {
        super.init(context);
        known = context.getStateStore(storeName);
        var unused = new StoreExpiry<>(context, known, kept, (orderId, version) -> version.ts());
    }

    @Override
    public void process(Record<String, OrderedItems> record) {
        OrderedItems order = record.value();
        KnownVersion now = order.known();
        KnownVersion before = known.get(order.orderId());
        if (before != null && !before.isReplacedBy(now)) {
            return;
        }
        known.put(order.orderId(), now);
        context().forward(before == null ? record : record.withValue(order.withDropped(before)));
    }
}
