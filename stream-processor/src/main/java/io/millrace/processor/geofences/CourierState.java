package io.millrace.processor.geofences;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state of the courier of one order.
 *
 * @param inside the saved areas that the newest position is in
 * @param newestAt the time of that position; null before the first position
 * @param heardAt the timestamp of the order's last record, in epoch ms
 */
record CourierState(SortedSet<String> inside, @Nullable Instant newestAt, long heardAt) {
    static final CourierState UNKNOWN = new CourierState(new TreeSet<>(), null, 0);

    /** Whether a position is late or repeated. Such a position is no crossing, since a newer one is known already. */
    boolean knowsNewerThan(ReportedPosition position) {
        return newestAt != null && !position.at().isAfter(newestAt);
    }

    CourierState at(ReportedPosition position, SortedSet<String> insideNow, long timestamp) {
        return new CourierState(insideNow, position.at(), Math.max(heardAt, timestamp));
    }

    CourierState heard(long timestamp) {
        return new CourierState(inside, newestAt, Math.max(heardAt, timestamp));
    }
}
