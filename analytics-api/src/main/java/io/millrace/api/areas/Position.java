package io.millrace.api.areas;

import io.millrace.areas.GeoPoint;

/**
 * The last position of an order.
 *
 * @param id the order's id
 * @param ts the time, epoch ms
 */
public record Position(String id, long ts, GeoPoint place) {}
