package io.millrace.processor.items;

import io.millrace.catalog.stream.StreamName;
import io.millrace.processor.items.ProductJoinProcessor.StoreNames;
import io.millrace.processor.records.JsonSerde;
import io.millrace.processor.records.ReadingContext;
import io.millrace.processor.records.SourceStream;
import io.millrace.processor.runtime.DerivedStream;
import io.millrace.processor.runtime.OrderRetention;
import io.millrace.processor.runtime.StateRetention;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/** Items of {@code orders} × {@code products} → {@code order_items_enriched}: each item with its product. */
@Singleton
final class ItemsWithProducts implements DerivedStream {
    private static final StreamName NAME = new StreamName("order_items_enriched");
    private static final String VERSIONS = "newest-versions";
    private static final StoreNames STORES = new StoreNames("products", "waiting-items");
    private static final SourceStream<OrderedItems> ORDERS = SourceStream.of("orders", OrderedItems::read);
    private static final SourceStream<Product> PRODUCTS = SourceStream.compacted("products", Product::read);

    private final ReadingContext context;
    private final Duration waiting;
    private final Duration known;

    ItemsWithProducts(ReadingContext context, StateRetention waiting, OrderRetention known) {
        this.context = context;
        this.waiting = waiting.stateRetention();
        this.known = known.ofState();
    }

    @Override
    public StreamName name() {
        return NAME;
    }

    @Override
    public List<StreamName> sources() {
        return List.of(ORDERS.name(), PRODUCTS.name());
    }

    @Override
    public List<StreamName> copartitioned() {
        return List.of();
    }

    @Override
    public void build(StreamsBuilder builder, ToIntFunction<StreamName> partitions) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(VERSIONS), Serdes.String(), JsonSerde.of(KnownVersion.class)));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORES.products()), Serdes.String(), JsonSerde.of(Product.class)));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORES.waiting()), Serdes.String(), JsonSerde.of(OrderItem.class)));
        KStream<String, ItemEvent> items = ORDERS.readIn(builder, context)
                .process(() -> new NewestVersionProcessor(VERSIONS, known), VERSIONS)
                .flatMap((orderId, order) -> order.items().stream()
                        .map(item -> KeyValue.pair(item.productId(), item))
                        .toList())
                // Repartitions items by product, so that an item and its product are in the same task
                .repartition(Repartitioned.with(Serdes.String(), JsonSerde.of(OrderItem.class))
                        .withName("items-by-product")
                        .withNumberOfPartitions(partitions.applyAsInt(PRODUCTS.name())))
                .mapValues(item -> item);
        KStream<String, ItemEvent> products = PRODUCTS.readIn(builder, context).mapValues(product -> product);
        items.merge(products)
                .process(() -> new ProductJoinProcessor(STORES, waiting), STORES.products(), STORES.waiting())
                .to(NAME.value(), Produced.with(Serdes.String(), JsonSerde.of(EnrichedItem.class)));
    }
}
