package io.millrace.api.suppressions;

import io.millrace.api.web.Failure;
import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.Shortened;
import io.millrace.catalog.suppression.Audience;
import io.millrace.catalog.suppression.ListParameter;
import io.millrace.catalog.suppression.SuppressionList;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A list with a value for each of its parameters.
 *
 * @param arguments the values by the parameters' names
 */
record ListCall(SuppressionList list, Map<String, Object> arguments) {
    ListCall {
        arguments = new LinkedHashMap<>(arguments);
    }

    /**
     * Makes a call from the given parameters. Parameters that aren't given have their default.
     *
     * @throws Failure of kind {@code INVALID_PARAMETER} that names the parameter, the rule and the value
     */
    static ListCall of(SuppressionList list, Map<String, String> given) {
        given.keySet().forEach(name -> {
            if (list.parameter(name).isEmpty()) {
                throw Parameters.broken(
                        Shortened.of(name), ParameterRule.UNKNOWN_PARAMETER, "no such parameter of " + list.name());
            }
        });
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (ListParameter parameter : list.parameters()) {
            String value = given.getOrDefault(parameter.name(), parameter.fallback());
            try {
                arguments.put(parameter.name(), parameter.read(value));
            } catch (ListParameter.InvalidValueException e) {
                throw Parameters.invalid(
                        parameter.name(), ParameterRule.valueOf(e.fault().name()), parameter.rule(), value);
            }
        }
        return new ListCall(list, arguments);
    }

    static ListCall of(SuppressionList list, Audience.Call call) {
        return of(list, call.arguments());
    }

    /**
     * Makes a member of this list.
     *
     * @param email null if the customer has no address
     * @param since when the event happened that put the customer on the list, in epoch ms
     */
    Member member(String customerId, @Nullable String email, long since) {
        Instant at = Instant.ofEpochMilli(since);
        @Nullable Instant until = list.window().until(at, arguments);
        return new Member(customerId, email, list.reason(), at, until);
    }

    /** Returns a text that is equal for equal calls: the list's name and the arguments, sorted by name. */
    String text() {
        return list.name() + new TreeMap<>(arguments);
    }
}
