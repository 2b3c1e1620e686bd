package io.millrace.catalog.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Parses RFC 3339 timestamps; one without a zone is UTC. Not done with {@code DateTimeFormatter}, which takes longer
 * than all other checks of an event.
 */
final class Timestamps {

    private static final int DATE_TIME = "2026-11-20T17:20:01".length();
    private static final int IN_MILLISECONDS = "2026-11-20T17:20:01.123Z".length();
    private static final int MAX_FRACTION = 9;

    private Timestamps() {}

    /** Returns the instant, or null if the text is not such a timestamp. A leap second (:60) is refused. */
    static @Nullable Instant parse(String text) {
        if (text.length() < DATE_TIME || !hasShape(text)) {
            return null;
        }
        int zone = endOfFraction(text);
        int fraction = zone - DATE_TIME - 1;
        if (fraction == 0 || fraction > MAX_FRACTION) {
            return null;
        }
        int offset = offsetSeconds(text, zone);
        if (offset == Integer.MIN_VALUE) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 2),
                            number(text, 8, 2),
                            number(text, 11, 2),
                            number(text, 14, 2),
                            number(text, 17, 2),
                            nanos(text, zone))
                    .toInstant(ZoneOffset.UTC)
                    .minusSeconds(offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Formats an instant in UTC with {@code Z} and three, six or nine digits of a second. The same instant always has
     * the same text, so it can be part of a key.
     */
    static String canonical(String sent, Instant instant) {
        boolean alreadyIs = sent.length() == IN_MILLISECONDS && sent.charAt(10) == 'T' && sent.endsWith("Z");
        if (alreadyIs) {
            return sent;
        }
        String text = instant.toString();
        return text.length() == DATE_TIME + 1 ? text.substring(0, DATE_TIME) + ".000Z" : text;
    }

    private static boolean hasShape(String text) {
        char t = text.charAt(10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (t == 'T' || t == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int endOfFraction(String text) {
        int i = DATE_TIME;
        if (i < text.length() && text.charAt(i) == '.') {
            i++;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
        }
        return i;
    }

    private static int nanos(String text, int end) {
        int nanos = 0;
        for (int i = DATE_TIME + 1; i <= DATE_TIME + MAX_FRACTION; i++) {
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    /** Seconds east of UTC, or MIN_VALUE if the rest of the text is not a zone. */
    private static int offsetSeconds(String text, int start) {
        int length = text.length() - start;
        if (length == 0) {
            return 0;
        }
        char first = text.charAt(start);
        if (length == 1 && (first == 'Z' || first == 'z')) {
            return 0;
        }
        if (length != "+05:30".length() || (first != '+' && first != '-') || text.charAt(start + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, start + 1, 2);
        int minutes = number(text, start + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return first == '-' ? -seconds : seconds;
    }

    /** The number, or MIN_VALUE if there is a character other than a digit. No field of a date accepts MIN_VALUE. */
    private static int number(String text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return Integer.MIN_VALUE;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
