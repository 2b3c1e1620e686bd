package io.millrace.processor.summaries;

import io.millrace.processor.records.StoredEvent;
import io.millrace.processor.records.UnreadableException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an order contributes to the sums of its minute.
 *
 * @param ts the order's time, epoch ms
 * @param price its price; null if that can't be one
 */
record Contribution(long ts, @Nullable BigDecimal price) implements Counted<OrderSums> {
    static Contribution read(StoredEvent event) throws UnreadableException {
        return new Contribution(event.wholeNumber("ts"), Price.read(event));
    }

    /** Whether this version of an order replaces the other, as in the table: it does unless it is older. */
    boolean replaces(@Nullable Contribution other) {
        return other == null || ts >= other.ts;
    }

    @Override
    public String sumsKey() {
        return Minute.text(ts);
    }

    @Override
    public OrderSums sums() {
        return price == null ? new OrderSums(1, BigDecimal.ZERO, 1) : new OrderSums(1, price, 0);
    }
}
