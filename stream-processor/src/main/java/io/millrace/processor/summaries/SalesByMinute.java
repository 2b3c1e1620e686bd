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
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code order_items_enriched} → {@code sales_by_minute}: the newest versions of all items, counted and summed by product,
 * category and the minute of their order's time. The same items as the rows of the table, so both give the same sums.
 */
@Singleton
final class SalesByMinute extends Summary {
    private static final StreamName NAME = new StreamName("sales_by_minute");
    private static final StoreNames STORES =
            new StoreNames("counted-items", "changes-of-sales-by-minute", "sales-by-minute");
    private static final SourceStream<ItemVersion> ITEMS =
            SourceStream.asInPinot("order_items_enriched", ItemVersion::read);

    /** How much longer sums are kept than the items in them, so that no item is taken back from sums that are gone. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final ReadingContext context;
    private final Duration kept;

    SalesByMinute(ReadingContext context, OrderRetention retention) {
        this.context = context;
        this.kept = retention.ofState();
    }

    @Override
    public StreamName name() {
        return NAME;
    }

    @Override
    public List<StreamName> sources() {
        return List.of(ITEMS.name());
    }

    @Override
    public void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions) {
        int count = partitions.applyAsInt(ITEMS.name());
        // Of the partition of the items, as Pinot's upsert is: all items of an order are in one
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORES.counted()), Serdes.String(), JsonSerde.of(Sale.class)));
        KStream<String, byte[]> records = ITEMS.records(builder);
        writeCoverage(records, count);
        KStream<String, SaleSums> changes =
                ITEMS.read(records, context).process(() -> new SaleProcessor(STORES.counted(), kept), STORES.counted());
        addUp(changes, SaleSums.class, SaleSums.NOTHING, STORES, count)
                .filter((key, sums) -> sums != null) // deleted, since they are old
                .processValues(() -> new SumsExpiry(STORES.sums(), kept.plus(MARGIN)), STORES.sums())
                .map((text, sums) -> {
                    SalesKey key = SalesKey.parse(text);
                    return KeyValue.pair(key.productId(), SalesOfMinute.of(key, sums));
                })
                .to(NAME.value(), Produced.with(Serdes.String(), JsonSerde.of(SalesOfMinute.class)));
    }
}
