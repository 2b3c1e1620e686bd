package io.millrace.api.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Converts Pinot's doubles to money in whole cents. */
final class Money {
    static final BigDecimal NONE = ofSum(BigDecimal.ZERO);

    /** The greatest price that the contract allows. The SQL that sums prices has the same limit. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private Money() {}

    /** Returns a price in cents; null for a missing or negative one, or one above the contract's limit. */
    static @Nullable BigDecimal ofPrice(@Nullable BigDecimal price) {
        if (price == null || price.signum() < 0 || price.compareTo(MOST) > 0) {
            return null;
        }
        return ofSum(price);
    }

    static BigDecimal ofSum(BigDecimal sum) {
        return sum.setScale(2, RoundingMode.HALF_EVEN);
    }
}
