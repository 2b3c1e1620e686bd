package io.millrace.api.geofences;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of deliveries in transit in each saved area, sorted by name. */
record GeofenceCountsAnswer(List<Count> counts) {
    /**
     * The count of one area.
     *
     * @param savedAt when the counted area was saved
     * @param count null if it is unknown
     * @param problem why the count is unknown; null if it is known
     */
    record Count(String name, Instant savedAt, @Nullable Long count, @Nullable String problem) {}
}
