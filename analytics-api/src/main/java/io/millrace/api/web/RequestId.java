package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives each request an id: the caller's {@code X-Request-Id}, by which a retry is recognized, or a new one. {@link
 * RequestIdEcho} returns it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** The request's id. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> assign(request, newId()));
    }

    @RequestFilter
    void identify(HttpRequest<?> request) {
        // Two of them are one with a comma in it (RFC 9110, section 5.3), which no id has
        String given = String.join(",", request.getHeaders().getAll(HEADER));
        if (!request.getHeaders().contains(HEADER)) {
            assign(request, newId());
        } else if (VALID.matcher(given).matches()) {
            assign(request, given);
        } else {
            throw Parameters.invalid(HEADER, "must match " + VALID, given);
        }
    }

    private static String assign(HttpRequest<?> request, String id) {
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
