package io.millrace.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One rule that a request, or an item of a batch, breaks.
 *
 * @param index the item's place in the batch, from 0; null where the request is no batch
 * @param parameter the parameter or header that breaks it; null where the body does
 * @param pointer where in the item or body, as a JSON pointer (RFC 6901), empty for all of it; null where a parameter
 *     breaks it
 * @param rule the rule's name, for programs, such as {@code max} or {@code required}
 * @param reason the rule and the value, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrokenRule(
        @Nullable Integer index, @Nullable String parameter, @Nullable String pointer, String rule, String reason) {

    /** That of an item of a batch. */
    public static BrokenRule ofItem(int index, String pointer, String rule, String reason) {
        return new BrokenRule(index, null, pointer, rule, reason);
    }

    /** That of a body which is one thing. */
    public static BrokenRule ofBody(String pointer, String rule, String reason) {
        return new BrokenRule(null, null, pointer, rule, reason);
    }

    static BrokenRule ofParameter(String parameter, ParameterRule rule, String reason) {
        return new BrokenRule(null, parameter, null, rule.slug(), reason);
    }
}
