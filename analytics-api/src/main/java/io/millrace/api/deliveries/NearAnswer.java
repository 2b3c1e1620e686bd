package io.millrace.api.deliveries;

import java.time.Instant;
import java.util.List;

/**
 * The deliveries around a place.
 *
 * @param count how many there are within the radius, exactly
 * @param deliveries the nearest of them, nearest first
 */
record NearAnswer(long count, List<Near> deliveries) {
    /**
     * One of them.
     *
     * @param id the order's id
     * @param distanceM along the great circle
     * @param order the order's address
     */
    record Near(String id, double latitude, double longitude, Instant at, double distanceM, String order) {
        /** With the distance to a decimetre, as it is told. */
        Near rounded() {
            return new Near(id, latitude, longitude, at, Rounded.of(distanceM, 1), order);
        }
    }
}
