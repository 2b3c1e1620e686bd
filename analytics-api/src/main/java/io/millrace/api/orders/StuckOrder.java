package io.millrace.api.orders;

import java.math.BigDecimal;

/**
 * An order that has been in its status for long.
 *
 * @param ts when it came into it, epoch ms
 * @param timeInStatus how long that is ago, ms
 */
record StuckOrder(String id, BigDecimal price, long ts, long timeInStatus) {}
