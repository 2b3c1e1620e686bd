package io.millrace.api.orders;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * One bucket of a series.
 *
 * @param start when it starts, by the clock of the caller's zone
 * @param revenue the sum of the orders' prices; 0.00 where there are none
 * @param complete false for a bucket that has not ended yet
 */
record SeriesBucket(OffsetDateTime start, long orders, BigDecimal revenue, boolean complete) {}
