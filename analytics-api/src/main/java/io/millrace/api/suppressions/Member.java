package io.millrace.api.suppressions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a list.
 *
 * @param email null where {@code users} has no address of theirs
 * @param reason why
 * @param since what happened that put them on it, or did so last
 * @param until the first instant at which they no longer are, if nothing else happens; null for never
 */
record Member(String customerId, @Nullable String email, String reason, Instant since, @Nullable Instant until) {}
