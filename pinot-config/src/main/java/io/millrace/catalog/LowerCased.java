package io.millrace.catalog;

import java.util.Locale;

/** A text as it is compared however it was written. */
public final class LowerCased {

    private LowerCased() {}

    /** The text without white space around it and in lower case, whatever the machine's language. */
    public static String of(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
