package io.millrace.api.suppressions;

import io.micronaut.http.HttpRequest;
import io.millrace.api.web.Failure;
import io.millrace.api.web.FailureKind;
import io.millrace.api.web.Parameters;
import io.millrace.api.web.Shortened;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a list is asked for, whichever it is.
 *
 * @param own the values of the list's own parameters
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
    private static final Set<String> KNOWN = Set.of("format", "fields", "hash", "at", "after", "limit", "since");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int DEFAULT_LIMIT = 1000;
    private static final int MOST = 10_000;

    ListRequest {
        own = Map.copyOf(own);
    }

    static ListRequest of(HttpRequest<?> request, Instant now) {
        Map<String, String> given = once(request);
        Form form = Form.of(given.get("format"), request.accept());
        if (form != Form.JSON && (given.containsKey("after") || given.containsKey("limit"))) {
            throw new Failure(FailureKind.BAD_PARAMETER, "after, limit: are for JSON; other forms are one answer");
        }
        @Nullable Instant at = Parameters.instant("at", given.get("at"), EARLIEST, now);
        if (at != null && given.containsKey("after")) {
            throw new Failure(FailureKind.BAD_PARAMETER, "at: must not be given with after, which has its time");
        }
        if (given.containsKey("since") && (form != Form.NDJSON || at != null)) {
            throw new Failure(FailureKind.BAD_PARAMETER, "since: is for format=ndjson, and not together with at");
        }
        Map<String, String> own = new LinkedHashMap<>(given);
        own.keySet().removeAll(KNOWN);
        return new ListRequest(
                form,
                MemberView.parse(given.get("fields"), given.get("hash")),
                at,
                given.get("after"),
                given.get("since"),
                Parameters.integer("limit", given.get("limit"), DEFAULT_LIMIT, 1, MOST),
                takesGzip(request),
                own);
    }

    /** Each parameter's value, where none is given twice. */
    static Map<String, String> once(HttpRequest<?> request) {
        Map<String, String> once = new LinkedHashMap<>();
        request.getParameters().asMap().forEach((name, values) -> {
            if (values.size() != 1) {
                throw Parameters.bad(Shortened.of(name), "must be given once", String.join("', '", values));
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
