package io.millrace.processor.summaries;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The key of the sums of a product in a minute.
 *
 * @param minute the start of the minute
 */
record SalesKey(String productId, String minute, String category) {
    /** A character that none of the parts contains. */
    private static final String SEPARATOR = "\0";

    private static final Pattern BETWEEN = Pattern.compile(SEPARATOR, Pattern.LITERAL);

    static SalesKey parse(String text) {
        String[] parts = BETWEEN.split(text, -1);
        return new SalesKey(parts[0], parts[1], parts[2]);
    }

    String text() {
        return String.join(SEPARATOR, productId, minute, category);
    }

    Instant start() {
        return Instant.parse(minute);
    }
}
