package io.millrace.api.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Makes a {@link Problem} of each error that Micronaut itself finds, such as a wrong method or a body that is too large. */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Problem> {
    @Override
    @SuppressWarnings("unchecked") // the body is set here, whatever it was before
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        FailureKind kind = FailureKind.of(base.status());
        String detail = detail(kind, context, base.getHeaders());
        return Problem.fill((MutableHttpResponse<Problem>) base, context.getRequest(), new Failure(kind, detail));
    }

    private static String detail(FailureKind kind, ErrorContext context, HttpHeaders answer) {
        HttpRequest<?> request = context.getRequest();
        HttpHeaders asked = request.getHeaders();
        if (kind == FailureKind.METHOD_NOT_ALLOWED) {
            return "method: must be %s, was %s"
                    .formatted(String.join(" or ", answer.getAll(HttpHeaders.ALLOW)), request.getMethodName());
        }
        if (kind == FailureKind.NOT_ACCEPTABLE) {
            return "Accept: must allow a media type of the answer, was " + given(asked, HttpHeaders.ACCEPT);
        }
        if (kind == FailureKind.UNSUPPORTED_CONTENT) {
            return "Content-Type: must be a media type that the method reads, was "
                    + given(asked, HttpHeaders.CONTENT_TYPE);
        }
        String found = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        return kind == FailureKind.INTERNAL || found.isEmpty() ? kind.title() : found;
    }

    private static String given(HttpHeaders headers, String name) {
        String values = String.join(", ", headers.getAll(name));
        return values.isEmpty() ? "missing" : "'" + Shortened.of(values) + "'";
    }
}
