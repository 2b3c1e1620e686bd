package io.millrace.catalog.contract;

/**
 * One violation of the contract.
 *
 * @param rule the rule, for programs
 * @param reason the rule and the value, as in "must be at least 0, was -1"; a long value is cut
 * @param pointer the place in the event, as a JSON pointer (RFC 6901); empty for the whole event. For a missing
 *     property, the place where it should be
 */
public record Violation(Rule rule, String reason, String pointer) {}
