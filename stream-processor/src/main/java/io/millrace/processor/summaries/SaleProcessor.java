package io.millrace.processor.summaries;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Makes changes of minutes from versions of items. Of the items that an order has of a category, the one with the smallest
 * product id counts the order for the category. So the number of different orders of a category is a sum, too.
 */
final class SaleProcessor extends CountingProcessor<ItemVersion, Sale, SaleSums> {
    /** A character that no id contains. So all items of an order are adjacent in the store, with no others between them. */
    private static final char SEPARATOR = '\0';

    private static final char AFTER_SEPARATOR = SEPARATOR + 1;

    SaleProcessor(String storeName, Duration kept) {
        super(storeName, kept);
    }

    @Override
    public void process(Record<String, ItemVersion> record) {
        String orderId = record.value().orderId();
        Sale now = record.value().sale();
        if (isExpired(key(orderId, now.productId()), now)) {
            passOver();
            return;
        }
        Map<String, Sale> before = items(orderId);
        if (!now.replaces(before.get(now.productId()))) {
            return;
        }
        Map<String, Sale> after = new TreeMap<>(before);
        after.put(now.productId(), now);
        markFirstOfCategory(after);
        after.forEach((productId, sale) -> count(record, key(orderId, productId), before.get(productId), sale));
    }

    /** The known items of an order by product, without those that are about to be deleted. */
    private Map<String, Sale> items(String orderId) {
        Map<String, Sale> items = new TreeMap<>();
        try (KeyValueIterator<String, Sale> known = counted().range(key(orderId, ""), orderId + AFTER_SEPARATOR)) {
            while (known.hasNext()) {
                KeyValue<String, Sale> item = known.next();
                if (!isExpired(item.key, item.value)) {
                    items.put(item.value.productId(), item.value);
                }
            }
        }
        return items;
    }

    private static void markFirstOfCategory(Map<String, Sale> items) {
        Set<String> categories = new HashSet<>();
        items.replaceAll(
                (productId, sale) -> sale.withFirstOfCategory(sale.hasCategory() && categories.add(sale.category())));
    }

    private static String key(String orderId, String productId) {
        return orderId + SEPARATOR + productId;
    }
}
