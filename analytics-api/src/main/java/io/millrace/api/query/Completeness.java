package io.millrace.api.query;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.util.Set;

/**
 * What an answer needs that must lack nothing.
 *
 * @param tables all that it is made from
 * @param maxAge how far they may be behind what was acknowledged
 */
public record Completeness(Set<StreamName> tables, Duration maxAge) {
    public Completeness {
        tables = Set.copyOf(tables);
    }
}
