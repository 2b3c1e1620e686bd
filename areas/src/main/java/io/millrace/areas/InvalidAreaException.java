package io.millrace.areas;

/**
 * Thrown when an area breaks a rule. The message is for the caller who sent the area. There is no stack trace, since
 * this is no defect.
 */
public final class InvalidAreaException extends RuntimeException {
    private final String rule;
    private final String pointer;

    /**
     * @param rule the rule's name
     * @param pointer where in the GeoJSON, as a JSON pointer; empty for all of it
     * @param message the rule, the place and the value
     */
    InvalidAreaException(String rule, String pointer, String message) {
        super(message, null, false, false);
        this.rule = rule;
        this.pointer = pointer;
    }

    /** The rule's name, such as {@code ring-not-closed}. */
    public String rule() {
        return rule;
    }

    /** Where in the GeoJSON, as a JSON pointer (RFC 6901); empty for all of it. */
    public String pointer() {
        return pointer;
    }

    /** The rule, such as {@code ring-not-closed}, then the place and the value. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
