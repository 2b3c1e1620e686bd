package io.millrace.api.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sells best, by pieces. */
record Popular(List<Item> items, List<Category> categories) {
    /**
     * A product.
     *
     * @param product its name of now, or, where the shop has deleted it, that of its last sale; null while neither is
     *     known
     * @param orders how many orders have it
     */
    record Item(String productId, @Nullable String product, @Nullable String image, long orders, long quantity) {}

    /** @param orders how many orders have something of it */
    record Category(String category, long orders, long quantity) {}
}
