package io.millrace.api.suppressions;

import java.time.Instant;

/**
 * A position in a list, which a caller gets and sends back: in a sequence of pages, or at the end of an export.
 *
 * @param question the {@link ListDefinition#text} of the request that the cursor belongs to
 * @param asOf the time that the list was computed for
 * @param readUntil when its last query was sent: events received until then may be in the list
 * @param place where to continue
 * @param buckets the number of buckets that hold about one page
 */
record Cursor(Kind kind, String question, Instant asOf, Instant readUntil, Place place, int buckets) {
    enum Kind {
        PAGE,
        PULL
    }
}
