package io.millrace.processor.summaries;

import io.millrace.catalog.stream.StreamName;
import io.millrace.processor.records.JsonSerde;
import io.millrace.processor.records.ReadingContext;
import io.millrace.processor.records.SourceStream;
import io.millrace.processor.runtime.OrderRetention;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code orders} → {@code orders_by_minute}: the newest versions of all orders, counted and summed by the minute of their
 * time. The same orders as the rows of the table {@code orders}, so both give the same sums.
 */
@Singleton
final class OrdersByMinute extends Summary {
    private static final StreamName NAME = new StreamName("orders_by_minute");
    private static final StoreNames STORES = new StoreNames("counted-orders", "changes-by-minute", "sums-by-minute");
    private static final SourceStream<OrderVersion> ORDERS = SourceStream.asInPinot("orders", OrderVersion::read);

    private final ReadingContext context;
    private final Duration kept;

    OrdersByMinute(ReadingContext context, OrderRetention retention) {
        this.context = context;
        this.kept = retention.ofState();
    }

    @Override
    public StreamName name() {
        return NAME;
    }

    @Override
    public List<StreamName> sources() {
        return List.of(ORDERS.name());
    }

    @Override
    public void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions) {
        int count = partitions.applyAsInt(ORDERS.name());
        // Of the partition of orders, as Pinot's upsert is: an order's versions are all in one
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORES.counted()), Serdes.String(), JsonSerde.of(Contribution.class)));
        KStream<String, byte[]> records = ORDERS.records(builder);
        writeCoverage(records, count);
        KStream<String, OrderSums> changes = ORDERS.read(records, context)
                .process(() -> new OrderProcessor(STORES.counted(), kept), STORES.counted());
        addUp(changes, OrderSums.class, OrderSums.NOTHING, STORES, count)
                .mapValues(OrdersOfMinute::of)
                .to(NAME.value(), Produced.with(Serdes.String(), JsonSerde.of(OrdersOfMinute.class)));
    }
}
