package io.millrace.api.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the text of parameters. All methods throw a {@link Failure} of kind {@link FailureKind#INVALID_PARAMETER} if a
 * value can't be read or is out of its bounds. It names the parameter, the rule and the value. Bounds are inclusive.
 */
public final class Parameters {
    private static final int LONGEST_NUMBER = 40;

    private Parameters() {}

    /** Reads an ISO 8601 duration such as {@code PT1M}. */
    public static Duration duration(String name, String value, Duration min, Duration max) {
        String words = "must be an ISO 8601 duration from %s to %s".formatted(min, max);
        try {
            return bounded(name, words, value, Duration.parse(value), min, max);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw invalid(name, ParameterRule.FORMAT, words, value);
        }
    }

    /** Reads a whole number. */
    public static int integer(String name, String value, int min, int max) {
        String words = "must be a whole number from %d to %d".formatted(min, max);
        try {
            return bounded(name, words, value, Integer.parseInt(value), min, max);
        } catch (NumberFormatException e) {
            throw invalid(name, ParameterRule.FORMAT, words, value);
        }
    }

    /** Reads a decimal number of at most {@value #LONGEST_NUMBER} characters. */
    public static double number(String name, String value, double min, double max) {
        String words = "must be a number from %s to %s".formatted(plain(min), plain(max));
        if (value.length() > LONGEST_NUMBER) {
            throw invalid(name, ParameterRule.FORMAT, words, value);
        }
        try {
            return bounded(name, words, value, new BigDecimal(value).doubleValue(), min, max);
        } catch (NumberFormatException e) {
            throw invalid(name, ParameterRule.FORMAT, words, value);
        }
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** Reads {@code true} or {@code false}. */
    public static boolean flag(String name, String value) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw invalid(name, ParameterRule.ENUM, "must be true or false", value);
    }

    /**
     * Reads a text.
     *
     * @param max the greatest number of characters, in UTF-16 units
     */
    public static String text(String name, String value, int max) {
        if (value.length() > max) {
            throw invalid(name, ParameterRule.MAX_LENGTH, "must be at most %d characters".formatted(max), value);
        }
        return value;
    }

    /** Reads the name of a constant of an enum. */
    public static <E> E constant(String name, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(
                        name, ParameterRule.ENUM, "must be one of " + Arrays.toString(type.getEnumConstants()), value));
    }

    /** Reads an instant: RFC 3339 with a zone, or epoch ms. */
    public static Instant instant(String name, String value, Instant min, Instant max) {
        String words =
                "must be an instant (RFC 3339 with a zone, or epoch milliseconds) from %s to %s".formatted(min, max);
        try {
            Instant instant = value.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(value))
                    : OffsetDateTime.parse(value).toInstant();
            return bounded(name, words, value, instant, min, max);
        } catch (DateTimeException e) {
            throw invalid(name, ParameterRule.FORMAT, words, value);
        }
    }

    /** Reads a time zone: an IANA name or an offset. */
    public static ZoneId zone(String name, String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw invalid(
                    name, ParameterRule.FORMAT, "must be a time zone such as Europe/Berlin, UTC or +05:30", value);
        }
    }

    private static <T extends Comparable<T>> T bounded(String name, String words, String text, T value, T min, T max) {
        if (value.compareTo(min) < 0) {
            throw invalid(name, ParameterRule.MIN, words, text);
        }
        if (value.compareTo(max) > 0) {
            throw invalid(name, ParameterRule.MAX, words, text);
        }
        return value;
    }

    /** Returns the failure for a required parameter that isn't given. */
    public static Failure missing(String name) {
        return broken(name, ParameterRule.REQUIRED, "must be given");
    }

    /** Returns the failure for a parameter that the operation doesn't have. */
    public static Failure unknown(String name) {
        return broken(Shortened.of(name), ParameterRule.UNKNOWN_PARAMETER, "no such parameter");
    }

    /**
     * Returns the failure for a parameter that can't be read.
     *
     * @param words the rule in words: "must be …"
     */
    public static Failure invalid(String name, String words, String value) {
        return invalid(name, ParameterRule.FORMAT, words, value);
    }

    /**
     * Returns the failure for a parameter that breaks a rule.
     *
     * @param words the rule in words: "must be …"
     */
    public static Failure invalid(String name, ParameterRule rule, String words, String value) {
        return broken(name, rule, "%s, was '%s'".formatted(words, Shortened.of(value)));
    }

    /**
     * Returns the failure for a parameter that breaks a rule, without its value.
     *
     * @param reason the rule in words
     */
    public static Failure broken(String name, ParameterRule rule, String reason) {
        return new Failure(
                FailureKind.INVALID_PARAMETER,
                name + ": " + reason,
                List.of(BrokenRule.ofParameter(name, rule, reason)));
    }
}
