package io.millrace.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.util.List;

/** An error's body: {@code application/problem+json} (RFC 9457). {@code errors} is there for batches only. */
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemError> errors) {

    static MutableHttpResponse<Problem> response(HttpRequest<?> request, Failure failure) {
        FailureKind kind = failure.kind();
        MutableHttpResponse<Problem> response = HttpResponse.status(kind.status());
        if (kind.retryAfter() != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER, Long.toString(kind.retryAfter().toSeconds()));
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
                        failure.errors()));
    }
}
