package io.millrace.processor.orders;

import io.millrace.catalog.stream.StreamName;
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
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/** {@code orders} × {@code order_statuses} → {@code orders_enriched}: each order with its newest status by event time. */
@Singleton
final class OrdersWithStatus implements DerivedStream {
    private static final StreamName NAME = new StreamName("orders_enriched");
    private static final String STORE = "known-orders";
    private static final SourceStream<PlacedOrder> ORDERS = SourceStream.of("orders", PlacedOrder::read);
    private static final SourceStream<StatusEntered> STATUSES = SourceStream.of("order_statuses", StatusEntered::read);

    private final ReadingContext context;
    private final Duration retention;

    OrdersWithStatus(ReadingContext context, StateRetention retention) {
        this.context = context;
        this.retention = retention.stateRetention();
    }

    @Override
    public StreamName name() {
        return NAME;
    }

    @Override
    public List<StreamName> sources() {
        return List.of(ORDERS.name(), STATUSES.name());
    }

    @Override
    public List<StreamName> copartitioned() {
        return sources();
    }

    @Override
    public void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), JsonSerde.of(OrderState.class)));
        KStream<String, OrderEvent> orders = ORDERS.readIn(builder, context).mapValues(order -> order);
        KStream<String, OrderEvent> statuses = STATUSES.readIn(builder, context).mapValues(status -> status);
        orders.merge(statuses)
                .process(() -> new NewestStatusProcessor(STORE, retention), STORE)
                .to(NAME.value(), Produced.with(Serdes.String(), JsonSerde.of(EnrichedOrder.class)));
    }
}
