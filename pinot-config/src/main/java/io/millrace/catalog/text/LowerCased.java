package io.millrace.catalog.text;

import java.util.Locale;

/** Prepares text for a comparison that ignores case. */
public final class LowerCased {

    private LowerCased() {}

    /**
     * Returns the text in lower case, independent of the machine's language. Removes white space of all kinds and
     * invisible formatting characters, such as a zero-width space or a byte order mark, at both ends.
     */
    public static String of(String text) {
        int from = 0;
        int until = text.length();
        while (from < until && isUnseen(text.charAt(from))) {
            from++;
        }
        while (from < until && isUnseen(text.charAt(until - 1))) {
            until--;
        }
        return text.substring(from, until).toLowerCase(Locale.ROOT);
    }

    private static boolean isUnseen(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
