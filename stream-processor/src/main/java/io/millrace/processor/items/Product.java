package io.millrace.processor.items;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of the shop's products: a record of {@code products}. A deleted product keeps its last values, so that its
 * items still have its name.
 *
 * @param ts its comparison value, as in the table: a newer version has a higher one
 */
record Product(
        String id,
        @Nullable String name,
        @Nullable String category,
        @Nullable String image,
        @Nullable BigDecimal price,
        long ts)
        implements ItemEvent {

    static Product read(StoredEvent event) throws UnreadableException {
        return new Product(
                event.text("id"),
                event.textOrNull("name"),
                event.textOrNull("category"),
                event.textOrNull("image"),
                event.numberOrNull("price"),
                event.wholeNumber("ts"));
    }

    @Override
    public String key() {
        return id;
    }

    /** Whether it is older than the other version. With an equal {@code ts} it isn't, so the later arrival wins. */
    boolean isOlderThan(@Nullable Product other) {
        return other != null && ts < other.ts;
    }
}
