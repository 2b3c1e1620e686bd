package io.millrace.api.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a list that is sorted by time and id: the {@code after} of a page.
 *
 * @param ts epoch ms
 */
@Schema(
        type = "string",
        pattern = "^\\d{1,15}~.{1,128}$",
        example = "1732641601123~A-2",
        description = "The next of the page before")
public record TimeAndId(long ts, String id) {
    private static final Pattern FORM = Pattern.compile("(?s)(\\d{1,15})~(.{1,128})");

    /** Reads an {@code after}. */
    public static TimeAndId parse(String name, String value) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw Parameters.invalid(name, "must be the next of a page", value);
        }
        return new TimeAndId(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    /** Returns the text of the {@code after}. */
    public String text() {
        return ts + "~" + id;
    }
}
