package io.millrace.processor.geofences;

import io.millrace.catalog.stream.StreamName;
import io.millrace.processor.geofences.CrossingProcessor.StoreNames;
import io.millrace.processor.records.JsonSerde;
import io.millrace.processor.records.ReadingContext;
import io.millrace.processor.records.SourceStream;
import io.millrace.processor.runtime.DerivedStream;
import io.millrace.processor.runtime.StateRetention;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code delivery_statuses} × saved areas → {@code geofence_events}: one event for each courier who enters or leaves an
 * area.
 */
@Singleton
final class GeofenceCrossings implements DerivedStream {
    private static final StreamName NAME = new StreamName("geofence_events");
    private static final StreamName AREAS = new StreamName("geofences");
    private static final StoreNames STORES = new StoreNames("whereabouts", "saved-areas");
    private static final SourceStream<ReportedPosition> POSITIONS =
            SourceStream.of("delivery_statuses", ReportedPosition::read);

    private final ReadingContext context;
    private final Duration retention;

    GeofenceCrossings(ReadingContext context, StateRetention retention) {
        this.context = context;
        this.retention = retention.stateRetention();
    }

    @Override
    public StreamName name() {
        return NAME;
    }

    @Override
    public List<StreamName> sources() {
        return List.of(POSITIONS.name());
    }

    @Override
    public List<StreamName> compactedTopics() {
        return List.of(AREAS);
    }

    @Override
    public List<StreamName> copartitioned() {
        return List.of();
    }

    @Override
    public void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions) {
        SavedAreaChanges changes = new SavedAreaChanges();
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(STORES.areas()), Serdes.String(), Serdes.ByteArray()),
                AREAS.value(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(AREAS + "-source"),
                () -> changes.keeperOf(STORES.areas()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORES.whereabouts()),
                Serdes.String(),
                JsonSerde.of(CourierState.class)));
        POSITIONS
                .readIn(builder, context)
                .process(() -> new CrossingProcessor(STORES, changes, retention), STORES.whereabouts())
                .to(NAME.value(), Produced.with(Serdes.String(), JsonSerde.of(GeofenceEvent.class)));
    }
}
