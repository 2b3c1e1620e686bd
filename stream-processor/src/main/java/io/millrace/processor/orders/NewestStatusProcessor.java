package io.millrace.processor.orders;

import io.millrace.processor.records.StoreScan;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Joins orders and statuses, whichever arrives first, and writes a row when it has changed. */
final class NewestStatusProcessor extends ContextualProcessor<String, OrderEvent, String, EnrichedOrder> {
    private static final Duration SCAN_INTERVAL = Duration.ofMinutes(1);

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
        StoreScan<OrderState> scan = new StoreScan<>(known);
        // Wall-clock time, not record time: one record from the future must not make all others old
        context.schedule(
                SCAN_INTERVAL,
                PunctuationType.WALL_CLOCK_TIME,
                now -> scan.goOn((id, order) -> deleteIfExpired(id, order, now)));
    }

    private void deleteIfExpired(String id, OrderState order, long now) {
        if (order.heardAt() < now - retention.toMillis()) {
            known.delete(id);
        }
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
