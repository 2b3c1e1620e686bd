package io.millrace.api.web;

/** A caller's value as a message may repeat it: not long, and on one line. */
public final class Shortened {
    private static final int LIMIT = 100;

    private Shortened() {}

    /** The value with a space for each control character, cut behind so many others, with {@code …} where it was. */
    public static String of(String value) {
        String shown = value.codePoints()
                .limit(LIMIT)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.length() < value.length() ? shown + "…" : shown;
    }
}
