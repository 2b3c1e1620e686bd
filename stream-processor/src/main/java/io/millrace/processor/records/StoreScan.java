package io.millrace.processor.records;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Scans a store in a cycle, some entries at a time, so that neither a call nor its transaction takes long. */
public final class StoreScan<V> {
    private static final int ENTRIES_AT_A_TIME = 10_000;

    private final KeyValueStore<String, V> store;
    private @Nullable String next;

    public StoreScan(KeyValueStore<String, V> store) {
        this.store = store;
    }

    /** Visits the next entries. The visitor may delete them. */
    public void goOn(BiConsumer<String, V> visitor) {
        try (KeyValueIterator<String, V> entries = next == null ? store.all() : store.range(next, null)) {
            for (int i = 0; i < ENTRIES_AT_A_TIME && entries.hasNext(); i++) {
                KeyValue<String, V> entry = entries.next();
                visitor.accept(entry.key, entry.value);
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }
}
