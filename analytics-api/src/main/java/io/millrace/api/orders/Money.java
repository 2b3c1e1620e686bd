package io.millrace.api.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums that Pinot added up as doubles, brought back to the cents that they are made of. */
final class Money {
    static final BigDecimal NONE = ofSum(BigDecimal.ZERO);

    private Money() {}

    static BigDecimal ofSum(BigDecimal sum) {
        return sum.setScale(2, RoundingMode.HALF_EVEN);
    }
}
