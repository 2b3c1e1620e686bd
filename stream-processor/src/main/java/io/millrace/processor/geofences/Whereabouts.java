package io.millrace.processor.geofences;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the courier of one order.
 *
 * @param inside the saved areas that the newest position is in
 * @param newestAt the time of that position; null before the first
 * @param heardAt when something of the order last came, epoch ms of that record
 */
record Whereabouts(SortedSet<String> inside, @Nullable Instant newestAt, long heardAt) {
    static final Whereabouts UNKNOWN = new Whereabouts(new TreeSet<>(), null, 0);

    /** A late position, or the same again, tells of no crossing: what came after it is known already. */
    boolean knowsNewerThan(ReportedPosition position) {
        return newestAt != null && !position.at().isAfter(newestAt);
    }

    Whereabouts at(ReportedPosition position, SortedSet<String> insideNow, long timestamp) {
        return new Whereabouts(insideNow, position.at(), Math.max(heardAt, timestamp));
    }

    Whereabouts heard(long timestamp) {
        return new Whereabouts(inside, newestAt, Math.max(heardAt, timestamp));
    }
}
