package io.millrace.catalog.stream;

import java.util.List;

/** The events with which a stream's contract is tested. */
public record Samples(List<Valid> valid, List<Invalid> invalid) {

    public Samples {
        valid = List.copyOf(valid);
        invalid = List.copyOf(invalid);
    }

    /**
     * An event that must be accepted.
     *
     * @param line its line in {@code valid.ndjson}, from 1
     * @param event the event's text
     */
    public record Valid(int line, String event) {}

    /**
     * An event that must be refused.
     *
     * @param line its line in {@code invalid.ndjson}, from 1
     * @param why the rule that it breaks, in words
     * @param pointer the place that must be named, as a JSON pointer
     * @param event the event's text, which may be no JSON at all
     */
    public record Invalid(int line, String why, String pointer, String event) {}
}
