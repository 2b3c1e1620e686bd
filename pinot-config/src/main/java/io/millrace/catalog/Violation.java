package io.millrace.catalog;

/**
 * One rule of the contract that an event breaks.
 *
 * @param reason the rule and the value that breaks it, in words; a long value is cut
 * @param pointer where in the event, as a JSON pointer (RFC 6901); empty for the whole event. For a missing property it
 *     is the place where the property should be
 */
public record Violation(String reason, String pointer) {}
