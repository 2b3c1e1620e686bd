package io.millrace.api.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that is ordered by time and id: the {@code after} of a page.
 *
 * @param ts epoch ms
 */
public record TimeAndId(long ts, String id) {
    private static final Pattern FORM = Pattern.compile("(?s)(\\d{1,15})~(.{1,128})");

    /** Reads an {@code after}; null where it isn't given. */
    public static @Nullable TimeAndId parse(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw Parameters.bad(name, "must be the next of a page", value);
        }
        return new TimeAndId(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    /** As an {@code after} spells it. */
    public String text() {
        return ts + "~" + id;
    }
}
