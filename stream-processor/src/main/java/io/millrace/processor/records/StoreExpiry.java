package io.millrace.processor.records;

import java.time.Duration;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Deletes the entries of a store that are too old, some of them every minute. */
public final class StoreExpiry<V> {
    private static final Duration SCAN_INTERVAL = Duration.ofMinutes(1);

    private final ProcessingContext context;
    private final Duration kept;
    private final ToLongBiFunction<String, V> time;

    /**
     * Begins to delete.
     *
     * @param kept how long an entry is kept, from its time on
     * @param time an entry's time, epoch ms
     */
    public StoreExpiry(
            ProcessingContext context,
            KeyValueStore<String, V> store,
            Duration kept,
            ToLongBiFunction<String, V> time) {
        this.context = context;
        this.kept = kept;
        this.time = time;
        StoreScan<V> scan = new StoreScan<>(store);
        // Wall-clock time, not record time: one record from the future must not make all others old
        context.schedule(
                SCAN_INTERVAL,
                PunctuationType.WALL_CLOCK_TIME,
                now -> scan.goOn((key, value) -> {
                    if (isExpired(key, value, now)) {
                        store.delete(key);
                    }
                }));
    }

    /** Whether an entry is too old to be in the store. It may still be there until the scan comes by. */
    public boolean isExpired(String key, V value) {
        return isExpired(key, value, context.currentSystemTimeMs());
    }

    private boolean isExpired(String key, V value, long now) {
        return time.applyAsLong(key, value) < now - kept.toMillis();
    }
}
