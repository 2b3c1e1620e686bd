package io.millrace.api.deliveries;

import io.millrace.api.web.Parameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How old a last position may be: a courier who has vanished isn't counted. */
final class SeenWithin {
    static final Duration USUAL = Duration.ofMinutes(10);

    private SeenWithin() {}

    /** Reads the parameter {@code seenWithin}. */
    static Duration parse(@Nullable String value) {
        return Parameters.duration("seenWithin", value, USUAL, Duration.ofSeconds(1), Duration.ofDays(31));
    }
}
