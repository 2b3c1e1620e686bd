package io.millrace.api.web;

import java.util.List;

/** Ends a request with a problem of the given kind. It is an answer, not a defect: no stack trace is taken. */
public final class Failure extends RuntimeException {
    private final FailureKind kind;
    private final transient List<ItemError> errors;

    /** @param detail what was wrong this time: the field, the rule, the value */
    public Failure(FailureKind kind, String detail) {
        this(kind, detail, List.of());
    }

    /** @param errors what was wrong with each item of a batch; empty where it isn't one */
    public Failure(FailureKind kind, String detail, List<ItemError> errors) {
        super(detail, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public FailureKind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<ItemError> errors() {
        return errors;
    }
}
