package io.millrace.api.query;

import io.millrace.catalog.stream.StreamName;
import io.millrace.catalog.table.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A question about a time of which rows may have been dropped. It is no defect: no stack trace is taken. */
public final class BeyondRetentionException extends RuntimeException {
    BeyondRetentionException(StreamName table, Duration kept, Instant from, Instant oldest) {
        super(
                "The window begins at %s, and rows of %s are kept for %s: it must not begin before %s."
                        .formatted(inMs(from), table.value(), Retention.words(kept), inMs(oldest)),
                null,
                false,
                false);
    }

    private static Instant inMs(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
