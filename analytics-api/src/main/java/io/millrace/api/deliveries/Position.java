package io.millrace.api.deliveries;

/**
 * Where an order was last.
 *
 * @param ts when, epoch ms
 */
record Position(String id, long ts, GeoPoint place) {}
