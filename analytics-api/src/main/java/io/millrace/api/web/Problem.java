package io.millrace.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.util.List;

/**
 * The body of an error: {@code application/problem+json} (RFC 9457).
 *
 * @param type the kind of failure, as a URN
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong with this request
 * @param requestId the request's id
 * @param errors the broken rules of a parameter, area or event; left out if there are none
 * @param moreRefused the number of refused items of a batch whose errors are not all in {@code errors}; left out if it
 *     is 0
 */
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BrokenRule> errors,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int moreRefused) {

    private static final String TYPE_PREFIX = "urn:millrace:problem:";

    /** Returns the last part of the type, as in {@code docs/errors.md}. */
    String slug() {
        return type.toString().substring(TYPE_PREFIX.length());
    }

    /** Makes the response of a failure, with its status and {@code Retry-After}. */
    static MutableHttpResponse<Problem> response(HttpRequest<?> request, Failure failure) {
        FailureKind kind = failure.kind();
        MutableHttpResponse<Problem> response = HttpResponse.status(kind.status());
        if (kind.retryAfter() != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER, Long.toString(kind.retryAfter().toSeconds()));
        }
        if (kind == FailureKind.REQUEST_TIMEOUT) {
            response.header(HttpHeaders.CONNECTION, "close"); // RFC 9110, 15.5.9
        }
        return fill(response, request, failure);
    }

    /** Makes a response that has its status already the response of a failure. */
    static MutableHttpResponse<Problem> fill(
            MutableHttpResponse<Problem> response, HttpRequest<?> request, Failure failure) {
        FailureKind kind = failure.kind();
        return response.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Problem(
                        kind.type(),
                        kind.title(),
                        response.code(),
                        failure.detail(),
                        RequestId.of(request),
                        failure.errors(),
                        failure.moreRefused()));
    }
}
