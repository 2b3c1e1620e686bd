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
 * An error's body: {@code application/problem+json} (RFC 9457). {@code errors} is there where rules of a
 * parameter, area or event are broken, and {@code moreRefused} where there are too many items to tell all.
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

    /** The last word of the type, as documents name it. */
    String slug() {
        return type.toString().substring(TYPE_PREFIX.length());
    }

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
