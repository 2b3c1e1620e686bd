package io.millrace.processor.geofences;

import io.millrace.areas.Area;
import io.millrace.areas.GeoPoint;
import io.millrace.areas.InvalidAreaException;
import io.millrace.areas.SavedArea;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parsed saved areas of one task. Each area is parsed once, and again only after it was saved again. */
final class SavedAreas {
    private static final Logger LOG = LoggerFactory.getLogger(SavedAreas.class);

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final SavedAreaChanges changes;
    private Map<String, Parsed> parsed = Map.of();
    private long seen = -1;

    /** @param area null if it can't be read */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parsed(byte[] value, @Nullable Area area) {}

    SavedAreas(ReadOnlyKeyValueStore<String, byte[]> store, SavedAreaChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /** Reads the areas that were saved or deleted since the last call. */
    void refresh() {
        long count = changes.count(); // before the store is read: what comes meanwhile is seen at the next look
        if (count == seen) {
            return;
        }
        Map<String, Parsed> now = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                Parsed before = parsed.get(entry.key);
                boolean same = before != null && Arrays.equals(before.value(), entry.value);
                now.put(entry.key, same ? before : parse(entry.key, entry.value));
            }
        }
        parsed = now;
        seen = count;
    }

    private static Parsed parse(String name, byte[] value) {
        try {
            return new Parsed(value, SavedArea.read(name, value).area());
        } catch (InvalidAreaException e) {
            LOG.warn("A saved area can't be read and is ignored name={} reason=\"{}\"", name, e.detail());
            return new Parsed(value, null);
        }
    }

    /** Whether there is an area of that name and it could be read. */
    boolean has(String name) {
        Parsed saved = parsed.get(name);
        return saved != null && saved.area() != null;
    }

    SortedSet<String> holding(GeoPoint place) {
        SortedSet<String> holding = new TreeSet<>();
        parsed.forEach((name, saved) -> {
            if (saved.area() != null && saved.area().contains(place)) {
                holding.add(name);
            }
        });
        return holding;
    }
}
