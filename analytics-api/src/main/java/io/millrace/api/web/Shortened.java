package io.millrace.api.web;

/** Prepares a caller's value for a message: short and on one line. */
public final class Shortened {
    private static final int LIMIT = 100;

    private Shortened() {}

    /** Returns the value with a space for each control character; a long value is cut and ends in {@code …}. */
    public static String of(String value) {
        int end =
                value.length() <= LIMIT ? value.length() : value.offsetByCodePoints(0, value.codePointCount(0, LIMIT));
        String shown = value.substring(0, end)
                .codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return end < value.length() ? shown + "…" : shown;
    }
}
