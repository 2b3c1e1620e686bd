package io.millrace.processor.items;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the shop's products: a record of {@code products}. One that was deleted holds its last values, so that an
 * item of it still has its name.
 */
record Product(
        String id,
        @Nullable String name,
        @Nullable String category,
        @Nullable String image,
        @Nullable BigDecimal price,
        Instant changedAt)
        implements ItemEvent {

    static Product read(StoredEvent event) throws UnreadableException {
        return new Product(
                event.text("id"),
                event.textOrNull("name"),
                event.textOrNull("category"),
                event.textOrNull("image"),
                event.numberOrNull("price"),
                event.instant("changedAt"));
    }

    @Override
    public String key() {
        return id;
    }

    /** Of two at one moment, which some databases tell to the second only, the one that comes later is the newer. */
    boolean isOlderThan(@Nullable Product other) {
        return other != null && changedAt.isBefore(other.changedAt);
    }
}
