package io.millrace.processor.orders;

import io.millrace.processor.records.Sweep;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Puts orders and statuses together as they come, in whichever order, and writes what is new. */
final class NewestStatusProcessor extends ContextualProcessor<String, OrderEvent, String, EnrichedOrder> {
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final String storeName;
    private final Duration remember;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, KnownOrder> known;

    NewestStatusProcessor(String storeName, Duration remember) {
        this.storeName = storeName;
        this.remember = remember;
    }

    @Override
    public void init(ProcessorContext<String, EnrichedOrder> context) {
        super.init(context);
        known = context.getStateStore(storeName);
        Sweep<KnownOrder> sweep = new Sweep<>(known);
        // By the clock and not by the time of records: one record from the future must not make all others old
        context.schedule(
                BETWEEN_SWEEPS,
                PunctuationType.WALL_CLOCK_TIME,
                now -> sweep.goOn((id, order) -> forget(id, order, now)));
    }

    private void forget(String id, KnownOrder order, long now) {
        if (order.heardAt() < now - remember.toMillis()) {
            known.delete(id);
        }
    }

    @Override
    public void process(Record<String, OrderEvent> record) {
        KnownOrder stored = known.get(record.key());
        KnownOrder before = stored == null ? KnownOrder.NOTHING : stored;
        KnownOrder after = before.after(record.value(), record.timestamp());
        known.put(record.key(), after);
        if (after.order() != null && after.newest() != null && after.saysMoreThan(before)) {
            context().forward(record.withValue(EnrichedOrder.of(after.order(), after.newest())));
        }
    }
}
