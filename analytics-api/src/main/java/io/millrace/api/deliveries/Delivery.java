package io.millrace.api.deliveries;

import io.millrace.areas.GeoPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery fares.
 *
 * @param id the order's id
 * @param at when the courier was at the last position
 * @param destination where the customer is; null where the order says no place
 * @param distanceLeftM from there to the customer along the great circle; null where the order says no place
 * @param speedMps over the last minute of positions, in metres a second; null where there is only one
 * @param eta when it arrives; null where the order says no place
 * @param order the order's address
 */
record Delivery(
        String id,
        CourierStatus status,
        double latitude,
        double longitude,
        Instant at,
        @Nullable Destination destination,
        @Nullable Double distanceLeftM,
        @Nullable Double speedMps,
        EtaEstimator.@Nullable Eta eta,
        String order) {

    /** Where the customer is. */
    record Destination(double latitude, double longitude) {
        static Destination of(GeoPoint place) {
            return new Destination(place.latitudeDeg(), place.longitudeDeg());
        }
    }
}
