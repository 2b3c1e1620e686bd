package io.millrace.catalog.suppression;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time window of a suppression list. It decides how long a customer stays on the list: with a window of one day, a
 * customer who is on the list since 12:00 is no longer on it at 12:00 of the next day.
 */
public sealed interface ListWindow {
    /** Returns the begin of the window at {@code asOf}; this instant is in the window. */
    Instant from(Instant asOf, Map<String, Object> arguments);

    /**
     * Returns the first instant at which a customer who is on the list since {@code since} is no longer on it; null for
     * never.
     */
    @Nullable
    Instant until(Instant since, Map<String, Object> arguments);

    /** Returns how far back it looks with any arguments; empty for all time. */
    Optional<Duration> longest(List<ListParameter> parameters);

    /** The last n times 24 hours, where n is the value of the parameter. */
    record Days(String parameter) implements ListWindow {
        @Override
        public Instant from(Instant asOf, Map<String, Object> arguments) {
            return asOf.minus(length(arguments)).plusMillis(1);
        }

        @Override
        public Instant until(Instant since, Map<String, Object> arguments) {
            return since.plus(length(arguments));
        }

        @Override
        public Optional<Duration> longest(List<ListParameter> parameters) {
            return parameters.stream()
                    .filter(known -> known.name().equals(parameter))
                    .map(days -> Duration.ofDays(((ListParameter.Whole) days).most()))
                    .findFirst();
        }

        private Duration length(Map<String, Object> arguments) {
            return Duration.ofDays(((Number) argument(arguments, parameter)).longValue());
        }
    }

    /** The calendar year in the time zone that the parameter names. */
    record Year(String parameter) implements ListWindow {
        /** With an hour in case its zone moves. */
        private static final Duration LEAP_YEAR = Duration.ofDays(366).plusHours(1);

        @Override
        public Instant from(Instant asOf, Map<String, Object> arguments) {
            return newYear(asOf, arguments, 0);
        }

        @Override
        public Instant until(Instant since, Map<String, Object> arguments) {
            return newYear(since, arguments, 1);
        }

        @Override
        public Optional<Duration> longest(List<ListParameter> parameters) {
            return Optional.of(LEAP_YEAR);
        }

        private Instant newYear(Instant of, Map<String, Object> arguments, int yearsOn) {
            ZoneId zone = ZoneId.of((String) argument(arguments, parameter));
            int year = ZonedDateTime.ofInstant(of, zone).getYear() + yearsOn;
            return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        }
    }

    /** All time. */
    record Always() implements ListWindow {
        @Override
        public Instant from(Instant asOf, Map<String, Object> arguments) {
            return Instant.EPOCH;
        }

        @Override
        public @Nullable Instant until(Instant since, Map<String, Object> arguments) {
            return null;
        }

        @Override
        public Optional<Duration> longest(List<ListParameter> parameters) {
            return Optional.empty();
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
