package io.millrace.api.orders;

import java.math.BigDecimal;
import java.time.Instant;

/** An order in the list of a customer's. */
record UserOrder(String id, Instant createdAt, String status, BigDecimal price) {}
