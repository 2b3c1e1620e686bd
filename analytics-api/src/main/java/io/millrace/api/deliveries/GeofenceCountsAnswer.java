package io.millrace.api.deliveries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many deliveries are in transit in each saved area, by name. */
record GeofenceCountsAnswer(List<Count> counts) {
    /**
     * Of one area.
     *
     * @param savedAt which of the areas of this name was counted
     * @param count null where it can't be had
     * @param problem why it can't; null where it can
     */
    record Count(String name, Instant savedAt, @Nullable Long count, @Nullable String problem) {}
}
