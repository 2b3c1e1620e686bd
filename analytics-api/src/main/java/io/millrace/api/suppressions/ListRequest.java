package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.millrace.api.web.ParameterRule;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.Shortened;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that all lists have.
 *
 * @param at the time to compute the list for; null for the present
 * @param after the cursor of the page before; null for the first page
 * @param since the cursor of an earlier export; null for all members instead of the changes
 * @param limit the size of a page
 * @param gzip whether the caller accepts gzip
 * @param own the values of the list's own parameters, by name
 */
record ListRequest(
        Form form,
        MemberView view,
        @Nullable Instant at,
        @Nullable String after,
        @Nullable String since,
        int limit,
        boolean gzip,
        Map<String, String> own) {
    private static final Set<String> KNOWN =
            Set.of("format", "fields", "hash", "platform", "at", "after", "limit", "since");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final String DEFAULT_LIMIT = "1000";
    private static final int MOST = 10_000;

    ListRequest {
        own = Map.copyOf(own);
    }

    /**
     * Reads the parameters of a request.
     *
     * @throws Failure of kind {@code INVALID_PARAMETER} if one breaks its rule or doesn't go with another
     */
    static ListRequest of(HttpRequest<?> request, Instant now) {
        Map<String, String> given = once(request);
        Form form = Form.of(given.get("format"), request.accept());
        if (form != Form.JSON && (given.containsKey("after") || given.containsKey("limit"))) {
            throw Parameters.broken(
                    given.containsKey("after") ? "after" : "limit",
                    ParameterRule.COMBINATION,
                    "is for JSON; other forms are one answer");
        }
        String atText = given.get("at");
        @Nullable Instant at = atText == null ? null : Parameters.instant("at", atText, EARLIEST, now);
        if (at != null && given.containsKey("after")) {
            throw Parameters.broken(
                    "at", ParameterRule.COMBINATION, "must not be given with after, which has its time");
        }
        if (given.containsKey("since") && (form != Form.NDJSON || at != null)) {
            throw Parameters.broken(
                    "since", ParameterRule.COMBINATION, "is for format=ndjson, and not together with at");
        }
        Map<String, String> own = new LinkedHashMap<>(given);
        own.keySet().removeAll(KNOWN);
        return new ListRequest(
                form,
                MemberView.parse(given.get("fields"), given.get("hash"), given.get("platform")),
                at,
                given.get("after"),
                given.get("since"),
                Parameters.integer("limit", given.getOrDefault("limit", DEFAULT_LIMIT), 1, MOST),
                takesGzip(request),
                own);
    }

    /**
     * Returns the value of each query parameter.
     *
     * @throws Failure of kind {@code INVALID_PARAMETER} if one is given twice
     */
    static Map<String, String> once(HttpRequest<?> request) {
        Map<String, String> once = new LinkedHashMap<>();
        request.getParameters().asMap().forEach((name, values) -> {
            if (values.size() != 1) {
                throw Parameters.invalid(
                        Shortened.of(name), ParameterRule.ONCE, "must be given once", String.join("', '", values));
            }
            once.put(name, values.get(0));
        });
        return once;
    }

    private static boolean takesGzip(HttpRequest<?> request) {
        List<String> encodings = request.getHeaders().getAll("Accept-Encoding");
        return encodings.stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .map(encoding -> encoding.replace(" ", ""))
                .anyMatch(encoding -> encoding.matches("gzip(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
    }
}
