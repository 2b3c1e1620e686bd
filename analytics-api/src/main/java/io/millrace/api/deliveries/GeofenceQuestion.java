package io.millrace.api.deliveries;

import io.millrace.api.areas.CourierStatus;
import io.millrace.areas.Area;
import java.time.Duration;

/** The parameters of a question about the deliveries in an area. */
record GeofenceQuestion(
        Area area, CourierStatus status, Duration seenWithin, int limit, String afterId, boolean explain) {}
