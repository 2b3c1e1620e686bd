package io.millrace.api.deliveries;

import io.millrace.areas.GeoPoint;

/** A row of which only the place is asked. */
record PlaceRow(double deliveryLat, double deliveryLon) {
    GeoPoint place() {
        return new GeoPoint(deliveryLat, deliveryLon);
    }
}
