package io.millrace.catalog;

import java.time.Duration;
import java.time.Instant;

/**
 * Where an event says when it happened, and which times are believed.
 *
 * @param field the event's property that holds the time
 * @param earliest the first instant that is accepted
 * @param maxAhead how far after the present a time may be
 */
public record TimeSettings(String field, Instant earliest, Duration maxAhead) {

    /** Before it there was no shop: what says otherwise has a broken clock, such as 1970. */
    public static final Instant DEFAULT_EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** A day: a sender that writes local time as UTC is at most 14 hours ahead. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofHours(24);

    public TimeSettings {
        if (maxAhead.isNegative()) {
            throw new IllegalArgumentException("maxAhead must not be negative but is " + maxAhead);
        }
    }
}
