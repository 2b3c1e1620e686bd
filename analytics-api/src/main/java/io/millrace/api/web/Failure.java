package io.millrace.api.web;

import java.util.List;

/** Ends a request with a problem of the given kind. It is an answer, not a defect: no stack trace is taken. */
public final class Failure extends RuntimeException {
    private final FailureKind kind;
    private final transient List<BrokenRule> errors;
    private final int moreRefused;

    /** @param detail what was wrong this time: the field, the rule, the value */
    public Failure(FailureKind kind, String detail) {
        this(kind, detail, List.of());
    }

    /** @param errors the rules that are broken, by parameter, place or item; empty where the detail says all */
    public Failure(FailureKind kind, String detail, List<BrokenRule> errors) {
        this(kind, detail, errors, 0);
    }

    /**
     * @param errors the rules that the items of a batch break
     * @param moreRefused of how many items of the batch the errors aren't all among these
     */
    public Failure(FailureKind kind, String detail, List<BrokenRule> errors, int moreRefused) {
        super(detail, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.moreRefused = moreRefused;
    }

    public FailureKind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<BrokenRule> errors() {
        return errors;
    }

    /** Of how many items of a batch the errors aren't all among {@link #errors()}. */
    public int moreRefused() {
        return moreRefused;
    }
}
