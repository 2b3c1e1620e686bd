package io.millrace.api.suppressions;

import java.time.Instant;

/**
 * Where a caller stands: in a paging run, or at the end of a pull.
 *
 * @param question the {@link Recipe#text} of what was asked
 * @param asOf the time of the list
 * @param place behind whom to go on
 * @param buckets how many buckets hold about a page
 */
record Cursor(Kind kind, String question, Instant asOf, Place place, int buckets) {
    enum Kind {
        PAGE,
        PULL
    }
}
