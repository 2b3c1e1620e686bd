package io.millrace.api.suppressions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer on a list.
 *
 * @param email null if {@code users} has no address of the customer
 * @param reason the list's reason, from its {@code list.json}
 * @param since when the last event happened that put the customer on the list
 * @param until the first instant at which the customer is no longer on the list if no other event happens; null for
 *     never
 */
record Member(String customerId, @Nullable String email, String reason, Instant since, @Nullable Instant until) {}
