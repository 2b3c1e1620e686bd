package io.millrace.api.web;

/** A caller's value as an error message may repeat it. */
final class Shortened {
    private static final int LIMIT = 100;

    private Shortened() {}

    static String of(String value) {
        if (value.length() <= LIMIT) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
        return value.substring(0, end) + "…";
    }
}
