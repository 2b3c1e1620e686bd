package io.millrace.api.deliveries;

import io.millrace.areas.Circle;
import java.time.Duration;

/** Which deliveries around a place are asked for. */
record NearQuestion(Circle circle, CourierStatus status, Duration seenWithin, int limit) {}
