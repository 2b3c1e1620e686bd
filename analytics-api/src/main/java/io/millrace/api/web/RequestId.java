package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request an id: the caller's {@code X-Request-Id}, so that a retry is known as one, or a new one.
 * {@link RequestIdEcho} sends it back.
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
        String given = request.getHeaders().get(HEADER);
        if (given == null) {
            assign(request, newId());
        } else if (VALID.matcher(given).matches()) {
            assign(request, given);
        } else {
            throw new Failure(
                    FailureKind.BAD_PARAMETER,
                    "%s: must match %s, was '%s'".formatted(HEADER, VALID, Shortened.of(given)));
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
