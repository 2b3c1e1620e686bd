package io.millrace.processor.geofences;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts the changes of the saved areas as they arrive. Tasks that cache parsed areas compare the count, so that they
 * don't have to search all areas at each position.
 */
final class SavedAreaChanges {
    private final AtomicLong count = new AtomicLong();

    long count() {
        return count.get();
    }

    /** Makes the processor that fills the global store. */
    ContextualProcessor<String, byte[], Void, Void> keeperOf(String storeName) {
        return new Keeper(storeName);
    }

    private final class Keeper extends ContextualProcessor<String, byte[], Void, Void> {
        private final String storeName;

        @SuppressWarnings("NullAway.Init")
        private KeyValueStore<String, byte @Nullable []> areas;

        Keeper(String storeName) {
            this.storeName = storeName;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            areas = context.getStateStore(storeName);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (record.key() == null) {
                return; // of no area; it would end the topology
            }
            areas.put(record.key(), record.value()); // a null deletes
            count.incrementAndGet();
        }
    }
}
