package io.millrace.api.streams;

import io.millrace.catalog.contract.Rule;

/** Thrown if a body can't be split into items. */
final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rule rule;

    NotJsonException(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** The rule that the body breaks. */
    Rule rule() {
        return rule;
    }
}
