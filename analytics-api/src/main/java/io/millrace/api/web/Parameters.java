package io.millrace.api.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters. Each has a bound; one outside of it, or one that can't be read, is a
 * {@link FailureKind#BAD_PARAMETER} that names the parameter, the rule and the value.
 */
public final class Parameters {
    private Parameters() {}

    /** An ISO 8601 duration such as {@code PT1M}. */
    public static Duration duration(
            String name, @Nullable String value, Duration fallback, Duration least, Duration most) {
        if (value == null) {
            return fallback;
        }
        String rule = "must be an ISO 8601 duration from %s to %s".formatted(least, most);
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw bad(name, rule, value);
            }
            return duration;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw bad(name, rule, value);
        }
    }

    /** A whole number. */
    public static int integer(String name, @Nullable String value, int fallback, int least, int most) {
        if (value == null) {
            return fallback;
        }
        String rule = "must be a whole number from %d to %d".formatted(least, most);
        try {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw bad(name, rule, value);
            }
            return number;
        } catch (NumberFormatException e) {
            throw bad(name, rule, value);
        }
    }

    /** A decimal number that must be given. */
    public static double number(String name, @Nullable String value, double least, double most) {
        String rule = "must be a number from %s to %s".formatted(plain(least), plain(most));
        if (value == null) {
            throw new Failure(FailureKind.BAD_PARAMETER, "%s: %s, but isn't given".formatted(name, rule));
        }
        try {
            double number = new BigDecimal(value).doubleValue();
            if (value.length() > 40 || number < least || number > most) {
                throw bad(name, rule, value);
            }
            return number;
        } catch (NumberFormatException e) {
            throw bad(name, rule, value);
        }
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** {@code true} or {@code false}, which it is where it isn't given. */
    public static boolean flag(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw bad(name, "must be true or false", value);
    }

    /** An instant, in RFC 3339 with its zone or in epoch milliseconds; null where it isn't given. */
    public static @Nullable Instant instant(String name, @Nullable String value, Instant least, Instant most) {
        if (value == null) {
            return null;
        }
        String rule =
                "must be an instant (RFC 3339 with a zone, or epoch milliseconds) from %s to %s".formatted(least, most);
        try {
            Instant instant = value.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(value))
                    : OffsetDateTime.parse(value).toInstant();
            if (instant.isBefore(least) || instant.isAfter(most)) {
                throw bad(name, rule, value);
            }
            return instant;
        } catch (DateTimeException e) {
            throw bad(name, rule, value);
        }
    }

    /** A time zone by its IANA name or as an offset. */
    public static ZoneId zone(String name, @Nullable String value, ZoneId fallback) {
        if (value == null) {
            return fallback;
        }
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw bad(name, "must be a time zone such as Europe/Berlin, UTC or +05:30", value);
        }
    }

    /** The failure for a parameter that breaks a rule. */
    public static Failure bad(String name, String rule, String value) {
        return new Failure(FailureKind.BAD_PARAMETER, "%s: %s, was '%s'".formatted(name, rule, Shortened.of(value)));
    }
}
