package io.millrace.api.geofences;

import io.millrace.api.areas.CourierStatus;
import io.millrace.api.areas.PlaceRow;
import io.millrace.api.pinot.PinotQuery;

/** Finds the last positions of all deliveries. */
record PositionsLately(CourierStatus status, long from, long until, int limit) implements PinotQuery<PlaceRow> {}
