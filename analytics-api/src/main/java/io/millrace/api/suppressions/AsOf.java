package io.millrace.api.suppressions;

import java.time.Instant;

/**
 * The time of a list.
 *
 * @param at the list's now: what happened after it isn't looked at
 * @param knownUntilMs what came in before this, epoch ms, is looked at: unlike the time at which Pinot wrote a row, that
 *     stays the same when a server reads the row again
 */
record AsOf(Instant at, long knownUntilMs) {
    static AsOf of(Instant at) {
        return new AsOf(at, Long.MAX_VALUE);
    }
}
