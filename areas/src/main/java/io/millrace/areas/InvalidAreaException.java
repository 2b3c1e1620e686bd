package io.millrace.areas;

/** An area breaks a rule. It is an answer to who gave the area, not a defect: no stack trace is taken. */
public final class InvalidAreaException extends RuntimeException {
    /** @param message the rule, the place and the value */
    InvalidAreaException(String message) {
        super(message, null, false, false);
    }

    /** The rule, such as {@code ring-not-closed}, then the place and the value. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
