package io.millrace.api.deliveries;

import io.millrace.areas.Area;
import java.time.Duration;

/** Which deliveries in an area are asked for. */
record GeofenceQuestion(
        Area area, CourierStatus status, Duration seenWithin, int limit, String afterId, boolean explain) {}
