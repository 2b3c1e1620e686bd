package io.millrace.api.orders;

import java.math.BigDecimal;

/**
 * How long the orders in a status have been in it, in seconds.
 *
 * @param orders how many are in it
 */
record StatusDuration(
        String status,
        long orders,
        BigDecimal min,
        BigDecimal avg,
        BigDecimal percentile50,
        BigDecimal percentile75,
        BigDecimal percentile90,
        BigDecimal percentile99,
        BigDecimal max) {}
