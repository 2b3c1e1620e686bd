package io.millrace.catalog;

import java.util.regex.Pattern;

/**
 * The name of a stream: at once its folder, its Kafka topic, its Pinot table and its place in a URL. Another text throws
 * {@link IllegalArgumentException}.
 *
 * @param value 1–63 characters, lower case letters, digits and {@code _}, starting with a letter; never ends in
 *     {@code _failed}, which names the stream of what was refused
 */
public record StreamName(String value) implements Comparable<StreamName> {

    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String FAILED = "_failed";

    public StreamName {
        if (!RULE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a stream name must match " + RULE + " but is \"" + Text.printable(value) + "\"");
        }
        if (value.endsWith(FAILED)) {
            throw new IllegalArgumentException("a stream name must not end in " + FAILED + " but is \"" + value + "\"");
        }
    }

    /** The topic and table that keep what this stream refused. */
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
