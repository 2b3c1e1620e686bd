package io.millrace.processor.summaries;

import io.millrace.catalog.stream.StreamName;
import io.millrace.processor.records.JsonSerde;
import io.millrace.processor.records.ReadingContext;
import io.millrace.processor.records.SourceStream;
import io.millrace.processor.runtime.DerivedStream;
import io.millrace.processor.runtime.OrderRetention;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code orders} → {@code orders_by_minute}: the newest versions of all orders, counted and summed by the minute of their
 * time. The same orders as the rows of the table {@code orders}, so both give the same sums.
 */
@Singleton
final class OrdersByMinute implements DerivedStream {
    private static final StreamName NAME = new StreamName("orders_by_minute");
    private static final StreamName COVERAGE = new StreamName("summary_coverage");
    private static final String COUNTED = "counted-orders";
    private static final String SUMS = "sums-by-minute";
    private static final SourceStream<OrderVersion> ORDERS = SourceStream.asInPinot("orders", OrderVersion::read);

    private final ReadingContext context;
    private final Duration retention;

    OrdersByMinute(ReadingContext context, OrderRetention retention) {
        this.context = context;
        this.retention = retention.orderRetention();
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
    public List<StreamName> compactedTopics() {
        return List.of(COVERAGE);
    }

    @Override
    public List<StreamName> copartitioned() {
        return List.of();
    }

    /** All versions of the present minute's row stay on disk: no more than two a second. */
    @Override
    public Duration commitInterval() {
        return Duration.ofMillis(500);
    }

    @Override
    public void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions) {
        // Of the partition of orders, as Pinot's upsert is: an order's versions are all in one
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(COUNTED), Serdes.String(), JsonSerde.of(Contribution.class)));
        KStream<String, byte[]> records = ORDERS.records(builder);
        records.process(() -> new CoverageProcessor(NAME, partitions.applyAsInt(ORDERS.name())))
                .to(COVERAGE.value(), Produced.with(Serdes.String(), JsonSerde.of(Coverage.class)));
        ORDERS.read(records, context)
                .process(() -> new ContributionProcessor(COUNTED, retention), COUNTED)
                .repartition(Repartitioned.with(Serdes.String(), JsonSerde.of(Sums.class))
                        .withName("changes-by-minute")
                        .withNumberOfPartitions(partitions.applyAsInt(ORDERS.name())))
                .groupByKey()
                // The cache holds back all but the last row of a minute until the transaction ends
                .aggregate(
                        () -> Sums.NOTHING,
                        (minute, change, sums) -> sums.plus(change),
                        Materialized.<String, Sums, KeyValueStore<Bytes, byte[]>>as(SUMS)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(JsonSerde.of(Sums.class))
                                .withCachingEnabled())
                .toStream()
                .mapValues(OrdersOfMinute::of)
                .to(NAME.value(), Produced.with(Serdes.String(), JsonSerde.of(OrdersOfMinute.class)));
    }
}
