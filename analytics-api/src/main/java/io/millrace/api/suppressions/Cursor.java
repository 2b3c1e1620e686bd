package io.millrace.api.suppressions;

import java.time.Instant;

/**
 * Where a caller stands: in a paging run, or at the end of an export.
 *
 * @param question the {@link ListDefinition#text} of what was asked
 * @param asOf the time of the list
 * @param readUntil when the last of it was asked for: what came in until then may be in it
 * @param place behind whom to go on
 * @param buckets how many buckets hold about a page
 */
record Cursor(Kind kind, String question, Instant asOf, Instant readUntil, Place place, int buckets) {
    enum Kind {
        PAGE,
        PULL
    }
}
