package io.millrace.api.deliveries;

import io.millrace.areas.GeoPoint;

/**
 * Where an order was last.
 *
 * @param ts when, epoch ms
 */
record Position(String id, long ts, GeoPoint place) {}
