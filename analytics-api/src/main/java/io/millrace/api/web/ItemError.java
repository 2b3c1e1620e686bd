package io.millrace.api.web;

/**
 * Why one item of a batch was refused.
 *
 * @param index the item's place in the batch, from 0
 * @param reason the rule and the value, in words
 * @param pointer where in the item, as a JSON pointer (RFC 6901); empty for the item as a whole
 */
public record ItemError(int index, String reason, String pointer) {}
