package io.millrace.processor.summaries;

import io.millrace.processor.records.InstantWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Minutes as they are in keys. */
final class Minute {
    private Minute() {}

    /** The start of the minute of a time in epoch ms. */
    static String text(long ts) {
        return InstantWriter.text(Instant.ofEpochMilli(ts).truncatedTo(ChronoUnit.MINUTES));
    }
}
