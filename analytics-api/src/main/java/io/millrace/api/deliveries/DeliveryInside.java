package io.millrace.api.deliveries;

import io.millrace.api.areas.Position;
import java.time.Instant;

/**
 * A delivery in an area.
 *
 * @param id the order's id
 * @param at the time of the position
 * @param order the order's URL
 */
record DeliveryInside(String id, double latitude, double longitude, Instant at, String order) {
    static DeliveryInside of(Position position) {
        return new DeliveryInside(
                position.id(),
                position.place().latitudeDeg(),
                position.place().longitudeDeg(),
                Instant.ofEpochMilli(position.ts()),
                OrderAddress.of(position.id()));
    }
}
