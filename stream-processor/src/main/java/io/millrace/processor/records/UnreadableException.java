package io.millrace.processor.records;

import io.millrace.catalog.contract.Rule;
import io.millrace.catalog.contract.Violation;

/**
 * Thrown by the reader of a record that isn't a valid event of its stream. It is always caught where records are read.
 */
public final class UnreadableException extends Exception {
    private final transient Violation violation;

    /**
     * A record that can't be read.
     *
     * @param rule the rule that it breaks, for programs
     * @param reason the rule and the value, in words
     * @param pointer where in the event, as a JSON pointer; empty for the whole of it
     */
    public UnreadableException(Rule rule, String reason, String pointer) {
        super(pointer + " " + reason);
        this.violation = new Violation(rule, reason, pointer);
    }

    Violation violation() {
        return violation;
    }
}
