package io.millrace.processor.summaries;

import io.millrace.processor.records.StoreExpiry;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/** Deletes the sums of old minutes from the store, and passes on all sums as they are. */
final class SumsExpiry extends ContextualFixedKeyProcessor<String, SaleSums, SaleSums> {
    private final String storeName;
    private final Duration kept;

    SumsExpiry(String storeName, Duration kept) {
        this.storeName = storeName;
        this.kept = kept;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, SaleSums> context) {
        super.init(context);
        KeyValueStore<String, Object> sums = context.getStateStore(storeName);
        var unused = new StoreExpiry<>(
                context, sums, kept, (key, value) -> SalesKey.parse(key).start().toEpochMilli());
    }

    @Override
    public void process(FixedKeyRecord<String, SaleSums> record) {
        context().forward(record);
    }
}
