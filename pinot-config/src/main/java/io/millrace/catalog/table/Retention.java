package io.millrace.catalog.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long Pinot keeps a table's rows, from their time on: <a
 * href="https://docs.pinot.apache.org/configuration-reference/table#segments-config">segmentsConfig</a>. Pinot drops a
 * segment when its newest row is older than that.
 */
public final class Retention {

    /** The rule for a retention; hours are Pinot's smallest unit that suits it. */
    public static final String RULE =
            "must be an ISO 8601 duration of whole hours, at least one, such as P400D or PT6H";

    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final String SEGMENTS = "/segmentsConfig";
    private static final String UNIT = "retentionTimeUnit";
    private static final String VALUE = "retentionTimeValue";

    private Retention() {}

    /**
     * Returns the retention in a table configuration, which others may have changed. Empty if rows are kept for good, as
     * Pinot does also where it can't read the unit or the value (RetentionManager).
     */
    public static Optional<Duration> of(JsonNode table) {
        JsonNode segments = table.at(SEGMENTS);
        try {
            TimeUnit unit = TimeUnit.valueOf(segments.path(UNIT).asText().toUpperCase(Locale.ROOT));
            long value = Long.parseLong(segments.path(VALUE).asText());
            return Optional.of(Duration.of(value, unit.toChronoUnit()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Sets the retention in a table configuration, in whole hours. */
    public static void set(ObjectNode table, Duration retention) {
        boolean days = retention.equals(Duration.ofDays(retention.toDays()));
        table.withObject(SEGMENTS)
                .put(UNIT, days ? "DAYS" : "HOURS")
                .put(VALUE, String.valueOf(days ? retention.toDays() : retention.toHours()));
    }

    /** Returns a duration in words, such as "400 days" or "6 hours"; in ISO 8601 if it isn't of whole hours. */
    public static String words(Duration duration) {
        if (!duration.equals(Duration.ofHours(duration.toHours()))) {
            return duration.toString();
        }
        boolean days = duration.equals(Duration.ofDays(duration.toDays()));
        long count = days ? duration.toDays() : duration.toHours();
        return count + (days ? " day" : " hour") + (count == 1 ? "" : "s");
    }

    /**
     * Parses a retention.
     *
     * @throws RuntimeException if it breaks the {@link #RULE}
     */
    public static Duration parse(String text) {
        return checked("retention", Duration.parse(text));
    }

    /**
     * Returns the retention.
     *
     * @param name its name in the message
     * @throws IllegalArgumentException if it breaks the {@link #RULE}
     */
    public static Duration checked(String name, Duration retention) {
        if (retention.compareTo(SHORTEST) < 0 || !retention.equals(Duration.ofHours(retention.toHours()))) {
            throw new IllegalArgumentException(name + " " + RULE + ", was " + retention);
        }
        return retention;
    }
}
