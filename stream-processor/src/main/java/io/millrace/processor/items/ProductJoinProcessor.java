package io.millrace.processor.items;

import io.millrace.processor.records.StoreScan;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A left join with later correction. An item is written immediately, with or without its product. Without, it waits, and is
 * written again when the product arrives. The state has only products and waiting items.
 */
final class ProductJoinProcessor extends ContextualProcessor<String, ItemEvent, String, EnrichedItem> {
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(1);

    /**
     * The most waiting items that are written when a product arrives, so that a transaction doesn't take long. The
     * periodic scan writes the rest.
     */
    private static final int MENDED_AT_ONCE = 5_000;

    /**
     * A character that no id contains. So all items that wait for one product are adjacent in the store, with no others
     * between them.
     */
    private static final char SEPARATOR = '\0';

    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    private final StoreNames names;
    private final Duration retention;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, Product> products;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, OrderItem> waiting;

    record StoreNames(String products, String waiting) {}

    ProductJoinProcessor(StoreNames names, Duration retention) {
        this.names = names;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<String, EnrichedItem> context) {
        super.init(context);
        products = context.getStateStore(names.products());
        waiting = context.getStateStore(names.waiting());
        StoreScan<OrderItem> scan = new StoreScan<>(waiting);
        context.schedule(
                SCAN_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> scan.goOn((key, item) -> visit(key, item, now)));
    }

    private void visit(String key, OrderItem item, long now) {
        Product product = products.get(item.productId());
        if (product != null) {
            waiting.delete(key);
            write(item, product, now, new RecordHeaders());
        } else if (item.heardAt() < now - retention.toMillis()) {
            waiting.delete(key);
        }
    }

    @Override
    public void process(Record<String, ItemEvent> record) {
        if (record.value() instanceof Product product) {
            take(product, record.timestamp(), record.headers());
        } else if (record.value() instanceof OrderItem item) {
            join(item.heard(record.timestamp()), record.timestamp(), record.headers());
        } else {
            throw new IllegalStateException("neither an item nor a product: " + record.value());
        }
    }

    private void join(OrderItem item, long timestamp, Headers headers) {
        Product product = products.get(item.productId());
        String key = prefix(item.productId()) + item.orderId();
        if (!item.isOlderThan(waiting.get(key))) {
            boolean waits = product == null && item.hasPieces();
            waiting.put(key, waits ? item : null);
        }
        write(item, product, timestamp, headers);
    }

    /**
     * A corrected item belongs to the trace of the product's record, if there is one, since the order's own trace has
     * long ended.
     */
    private void take(Product product, long timestamp, Headers headers) {
        if (product.isOlderThan(products.get(product.id()))) {
            return;
        }
        products.put(product.id(), product);
        try (KeyValueIterator<String, OrderItem> items =
                waiting.range(prefix(product.id()), product.id() + AFTER_SEPARATOR)) {
            for (int i = 0; i < MENDED_AT_ONCE && items.hasNext(); i++) {
                var entry = items.next();
                waiting.delete(entry.key);
                write(entry.value, product, timestamp, headers);
            }
        }
    }

    private void write(OrderItem item, @Nullable Product product, long timestamp, Headers headers) {
        context().forward(new Record<>(item.orderId(), EnrichedItem.of(item, product), timestamp, headers));
    }

    private static String prefix(String productId) {
        return productId + SEPARATOR;
    }
}
