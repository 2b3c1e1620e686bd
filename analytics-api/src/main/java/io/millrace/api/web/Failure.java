package io.millrace.api.web;

import java.util.List;

/** Thrown to end a request with a problem of a kind. This isn't a defect, so it has no stack trace. */
public final class Failure extends RuntimeException {
    private final FailureKind kind;
    private final transient List<BrokenRule> errors;
    private final int moreRefused;

    /**
     * A failure without broken rules.
     *
     * @param detail what is wrong with this request: the field, the rule and the value
     */
    public Failure(FailureKind kind, String detail) {
        this(kind, detail, List.of());
    }

    /**
     * A failure with the broken rules.
     *
     * @param errors the broken rules by parameter, place or item; empty if the detail says all
     */
    public Failure(FailureKind kind, String detail, List<BrokenRule> errors) {
        this(kind, detail, errors, 0);
    }

    /**
     * The failure of a batch.
     *
     * @param errors the rules that the items break
     * @param moreRefused the number of refused items whose errors are not all in {@code errors}
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

    /** Returns the number of refused items of a batch whose errors are not all in {@link #errors()}. */
    public int moreRefused() {
        return moreRefused;
    }
}
