package io.millrace.processor.summaries;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an order contributes to the sums of its minute.
 *
 * @param ts the order's time, epoch ms
 * @param price its price; null if that can't be one
 */
record Contribution(long ts, @Nullable BigDecimal price) {
    /** The bounds of a price in the contract of {@code orders}; the API's queries of rows have the same. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    static Contribution read(StoredEvent event) throws UnreadableException {
        BigDecimal price = event.metric("price");
        boolean valid = price != null && price.signum() >= 0 && price.compareTo(MOST) <= 0;
        return new Contribution(event.wholeNumber("ts"), valid ? price : null);
    }

    /** Whether this version of an order replaces the other, as in the table: it does unless it is older. */
    boolean replaces(@Nullable Contribution other) {
        return other == null || ts >= other.ts;
    }

    /** The start of the minute. */
    Instant minute() {
        return Instant.ofEpochMilli(ts).truncatedTo(ChronoUnit.MINUTES);
    }

    Sums sums() {
        return price == null ? new Sums(1, BigDecimal.ZERO, 1) : new Sums(1, price, 0);
    }
}
