package io.millrace.processor.summaries;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Prices as the sums take them. */
final class Price {
    /** The bounds of a price in the contract of {@code orders}; the API's queries of rows have the same. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private Price() {}

    /** An event's price; null if its topic holds what can't be one. */
    static @Nullable BigDecimal read(StoredEvent event) throws UnreadableException {
        BigDecimal price = event.metric("price");
        boolean valid = price != null && price.signum() >= 0 && price.compareTo(MOST) <= 0;
        return valid ? price : null;
    }
}
