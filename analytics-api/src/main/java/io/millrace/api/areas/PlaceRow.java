package io.millrace.api.areas;

import io.millrace.areas.GeoPoint;

/** The place of a position. */
public record PlaceRow(double deliveryLat, double deliveryLon) {
    public GeoPoint place() {
        return new GeoPoint(deliveryLat, deliveryLon);
    }
}
