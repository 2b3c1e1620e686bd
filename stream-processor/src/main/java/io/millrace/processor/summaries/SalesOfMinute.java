package io.millrace.processor.summaries;

import io.millrace.catalog.text.Sha256;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A record of {@code sales_by_minute}.
 *
 * @param categoryHash is in Pinot's key in place of the category, which may be empty or long
 */
record SalesOfMinute(
        String productId,
        Instant minute,
        String categoryHash,
        String category,
        long orders,
        long quantity,
        BigDecimal revenue,
        long categoryOrders,
        long ts) {
    /** Of eight bytes: the categories of a shop are few. */
    private static final int HASH_DIGITS = 16;

    static SalesOfMinute of(SalesKey key, SaleSums sums) {
        return new SalesOfMinute(
                key.productId(),
                key.start(),
                Sha256.hex(key.category()).substring(0, HASH_DIGITS),
                key.category(),
                sums.orders(),
                sums.quantity(),
                sums.revenue(),
                sums.categoryOrders(),
                key.start().toEpochMilli());
    }
}
