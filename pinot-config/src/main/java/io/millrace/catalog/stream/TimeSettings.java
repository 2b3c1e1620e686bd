package io.millrace.catalog.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * The time field of an event and the bounds of its values.
 *
 * @param field the property with the time
 * @param earliest the earliest accepted time
 * @param maxAhead how far in the future a time may be
 */
public record TimeSettings(String field, Instant earliest, Duration maxAhead) {

    /** An earlier time, such as 1970, is a defect of the sender. */
    public static final Instant DEFAULT_EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** A sender that sends local time as UTC is at most 14 hours ahead. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofHours(24);

    public TimeSettings {
        if (maxAhead.isNegative()) {
            throw new IllegalArgumentException("maxAhead must not be negative, was " + maxAhead);
        }
    }
}
