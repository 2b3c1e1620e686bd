package io.millrace.api.deliveries;

import io.millrace.catalog.StreamName;
import java.time.Duration;
import java.util.Set;

/** The tables that the answers about deliveries are made from, and how far ahead a time in them may be. */
final class Tables {
    static final Set<StreamName> POSITIONS = Set.of(new StreamName("delivery_statuses"));
    static final Set<StreamName> POSITIONS_AND_ORDERS =
            Set.of(new StreamName("delivery_statuses"), new StreamName("orders"));

    /** A courier's clock may be ahead of ours: as far as an event's time may be. */
    static final Duration AHEAD = Duration.ofDays(1);

    private Tables() {}
}
