package io.millrace.processor.geofences;

import io.millrace.processor.geofences.GeofenceEvent.Kind;
import io.millrace.processor.records.StoreExpiry;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Compares each position of an order with the one before and writes the crossings. A courier is in an area while the
 * newest position, by its time, is IN_TRANSIT and in the area. The count of an area uses the same rule. So DELIVERED
 * leaves all areas.
 */
final class CrossingProcessor extends ContextualProcessor<String, ReportedPosition, String, GeofenceEvent> {
    private final StoreNames names;
    private final SavedAreaChanges changes;
    private final Duration retention;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, CourierState> known;

    @SuppressWarnings("NullAway.Init")
    private SavedAreas areas;

    record StoreNames(String whereabouts, String areas) {}

    CrossingProcessor(StoreNames names, SavedAreaChanges changes, Duration retention) {
        this.names = names;
        this.changes = changes;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<String, GeofenceEvent> context) {
        super.init(context);
        known = context.getStateStore(names.whereabouts());
        ReadOnlyKeyValueStore<String, byte[]> saved = context.getStateStore(names.areas());
        areas = new SavedAreas(saved, changes);
        var unused = new StoreExpiry<>(context, known, retention, (id, whereabouts) -> whereabouts.heardAt());
    }

    @Override
    public void process(Record<String, ReportedPosition> record) {
        CourierState stored = known.get(record.key());
        CourierState before = stored == null ? CourierState.UNKNOWN : stored;
        ReportedPosition position = record.value();
        if (before.knowsNewerThan(position)) {
            known.put(record.key(), before.heard(record.timestamp()));
            return;
        }
        areas.refresh();
        SortedSet<String> inside = inside(position);
        known.put(record.key(), before.at(position, inside, record.timestamp()));
        SortedSet<String> left = new TreeSet<>(before.inside());
        left.removeAll(inside);
        left.removeIf(name -> !areas.has(name)); // a deleted area isn't left: it is gone
        SortedSet<String> entered = new TreeSet<>(inside);
        entered.removeAll(before.inside());
        left.forEach(name -> write(record, name, Kind.LEFT));
        entered.forEach(name -> write(record, name, Kind.ENTERED));
    }

    private SortedSet<String> inside(ReportedPosition position) {
        return switch (position.status()) {
            case IN_TRANSIT -> areas.holding(position.place());
            case DELIVERED -> new TreeSet<>();
        };
    }

    private void write(Record<String, ReportedPosition> record, String geofence, Kind kind) {
        context().forward(record.withValue(GeofenceEvent.of(record.value(), geofence, kind)));
    }
}
