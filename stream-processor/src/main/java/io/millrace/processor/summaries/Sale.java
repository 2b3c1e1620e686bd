package io.millrace.processor.summaries;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of an order, and what it counts for.
 *
 * @param ts the order's time, epoch ms
 * @param quantity the number of pieces; 0 if the order no longer has the product
 * @param price the price of one piece; null if its topic holds what can't be one
 * @param category the product's category; "" while the product isn't known
 * @param firstOfCategory whether it counts its order for the category, as one of the order's items of the category does
 */
record Sale(
        String productId, long ts, long quantity, @Nullable BigDecimal price, String category, boolean firstOfCategory)
        implements Counted<SaleSums> {

    static Sale read(StoredEvent event) throws UnreadableException {
        return new Sale(
                event.identifier("productId"),
                event.wholeNumber("ts"),
                event.wholeNumber("quantity"),
                Price.read(event),
                Objects.requireNonNullElse(event.textOrNull("productCategory"), ""),
                false);
    }

    /** Whether this version of an item replaces the other, as in the table: it does unless it is older. */
    boolean replaces(@Nullable Sale other) {
        return other == null || ts >= other.ts;
    }

    /** Whether the order has the item, and its category is known. */
    boolean hasCategory() {
        return quantity > 0 && !category.isEmpty();
    }

    Sale withFirstOfCategory(boolean isFirst) {
        return new Sale(productId, ts, quantity, price, category, isFirst);
    }

    @Override
    public String sumsKey() {
        return new SalesKey(productId, Minute.text(ts), category).text();
    }

    @Override
    public SaleSums sums() {
        if (quantity <= 0) {
            return SaleSums.NOTHING;
        }
        BigDecimal revenue = price == null ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(quantity));
        return new SaleSums(1, quantity, revenue, firstOfCategory ? 1 : 0);
    }
}
