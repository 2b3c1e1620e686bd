package io.millrace.catalog.stream;

import io.millrace.catalog.text.Text;
import java.util.regex.Pattern;

/**
 * The name of a stream. It names the stream's folder, Kafka topic and Pinot table, and is part of a URL.
 *
 * @param value 1 to 63 lower case letters, digits and {@code _}, starting with a letter. It must not end in {@code
 *     _failed}, which names the stream of failed events
 */
public record StreamName(String value) implements Comparable<StreamName> {

    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String FAILED = "_failed";

    public StreamName {
        if (!RULE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a stream name must match " + RULE + ", was \"" + Text.printable(value) + "\"");
        }
        if (value.endsWith(FAILED)) {
            throw new IllegalArgumentException("a stream name must not end in " + FAILED + ", was \"" + value + "\"");
        }
    }

    /** Returns the name of the topic and table of the failed events. */
    public String failedStream() {
        return value + FAILED;
    }

    @Override
    public int compareTo(StreamName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
