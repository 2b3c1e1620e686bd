package io.millrace.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far back a suppression list looks, and so until when somebody stays on it. A member of a window of one day since
 * 12:00 is on the list at 12:00, and no longer is at 12:00 the next day.
 */
public sealed interface ListWindow {

    /** The first instant that still counts at {@code asOf}. */
    Instant from(Instant asOf, Map<String, Object> arguments);

    /** The first instant at which who is on the list since {@code since} no longer is by that alone; null for never. */
    @Nullable
    Instant until(Instant since, Map<String, Object> arguments);

    /** As many times 24 hours as the parameter says. */
    record Days(String parameter) implements ListWindow {
        @Override
        public Instant from(Instant asOf, Map<String, Object> arguments) {
            return asOf.minus(length(arguments)).plusMillis(1);
        }

        @Override
        public Instant until(Instant since, Map<String, Object> arguments) {
            return since.plus(length(arguments));
        }

        private Duration length(Map<String, Object> arguments) {
            return Duration.ofDays(((Number) argument(arguments, parameter)).longValue());
        }
    }

    /** The calendar year, in the zone that the parameter names. */
    record Year(String parameter) implements ListWindow {
        @Override
        public Instant from(Instant asOf, Map<String, Object> arguments) {
            return newYear(asOf, arguments, 0);
        }

        @Override
        public Instant until(Instant since, Map<String, Object> arguments) {
            return newYear(since, arguments, 1);
        }

        private Instant newYear(Instant of, Map<String, Object> arguments, int yearsOn) {
            ZoneId zone = ZoneId.of((String) argument(arguments, parameter));
            int year = ZonedDateTime.ofInstant(of, zone).getYear() + yearsOn;
            return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        }
    }

    /** Without an end. */
    record Always() implements ListWindow {
        @Override
        public Instant from(Instant asOf, Map<String, Object> arguments) {
            return Instant.EPOCH;
        }

        @Override
        public @Nullable Instant until(Instant since, Map<String, Object> arguments) {
            return null;
        }
    }

    private static Object argument(Map<String, Object> arguments, String parameter) {
        Object value = arguments.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("a window needs the argument " + parameter);
        }
        return value;
    }
}
