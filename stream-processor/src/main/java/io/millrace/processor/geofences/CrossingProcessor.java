package io.millrace.processor.geofences;

import io.millrace.processor.geofences.GeofenceEvent.Kind;
import io.millrace.processor.records.Sweep;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Writes what changes from one position of an order to the next. A courier is in an area while the newest position by its
 * time is IN_TRANSIT and in the area, as the count of an area has it; so DELIVERED leaves all of them.
 */
final class CrossingProcessor extends ContextualProcessor<String, ReportedPosition, String, GeofenceEvent> {
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final StoreNames names;
    private final SavedAreaChanges changes;
    private final Duration remember;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, Whereabouts> known;

    @SuppressWarnings("NullAway.Init")
    private SavedAreas areas;

    record StoreNames(String whereabouts, String areas) {}

    CrossingProcessor(StoreNames names, SavedAreaChanges changes, Duration remember) {
        this.names = names;
        this.changes = changes;
        this.remember = remember;
    }

    @Override
    public void init(ProcessorContext<String, GeofenceEvent> context) {
        super.init(context);
        known = context.getStateStore(names.whereabouts());
        ReadOnlyKeyValueStore<String, byte[]> saved = context.getStateStore(names.areas());
        areas = new SavedAreas(saved, changes);
        Sweep<Whereabouts> sweep = new Sweep<>(known);
        // By the clock and not by the time of records: one record from the future must not make all others old
        context.schedule(
                BETWEEN_SWEEPS,
                PunctuationType.WALL_CLOCK_TIME,
                now -> sweep.goOn((id, whereabouts) -> forget(id, whereabouts, now)));
    }

    private void forget(String id, Whereabouts whereabouts, long now) {
        if (whereabouts.heardAt() < now - remember.toMillis()) {
            known.delete(id);
        }
    }

    @Override
    public void process(Record<String, ReportedPosition> record) {
        Whereabouts stored = known.get(record.key());
        Whereabouts before = stored == null ? Whereabouts.UNKNOWN : stored;
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
