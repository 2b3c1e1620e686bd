package io.millrace.processor.orders;

import io.millrace.processor.records.StoreExpiry;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Joins orders and statuses, whichever arrives first, and writes a row when it has changed. */
final class NewestStatusProcessor extends ContextualProcessor<String, OrderEvent, String, EnrichedOrder> {
    private final String storeName;
    private final Duration retention;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, OrderState> known;

    NewestStatusProcessor(String storeName, Duration retention) {
        this.storeName = storeName;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<String, EnrichedOrder> context) {
        super.init(context);
        known = context.getStateStore(storeName);
        var unused = new StoreExpiry<>(context, known, retention, (id, order) -> order.heardAt());
    }

    @Override
    public void process(Record<String, OrderEvent> record) {
        OrderState stored = known.get(record.key());
        OrderState before = stored == null ? OrderState.NOTHING : stored;
        OrderState after = before.after(record.value(), record.timestamp());
        known.put(record.key(), after);
        EnrichedOrder row = after.row();
        if (row != null && !row.equals(before.row())) {
            context().forward(record.withValue(row));
        }
    }
}
