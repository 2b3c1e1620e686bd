package io.millrace.api.suppressions;

/** A caller's text as a message may repeat it. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String text) {
        return text.codePoints()
                .limit(LONGEST)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
