package io.millrace.api.suppressions;

import java.time.Instant;

/**
 * The time that a list is computed for.
 *
 * @param at the list's present: later events are ignored
 * @param knownUntilMs only events that were received before this count, in epoch ms. The time of receipt is part of the
 *     event; unlike the time at which Pinot wrote a row, it stays the same when a server reads the row again
 */
record AsOf(Instant at, long knownUntilMs) {
    static AsOf of(Instant at) {
        return new AsOf(at, Long.MAX_VALUE);
    }
}
