package io.millrace.api.web;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives the errors that Micronaut itself finds (no such route, wrong method, too large) the shape of ours. */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Problem> {
    @Override
    @SuppressWarnings("unchecked") // the body is set here, whatever it was before
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        FailureKind kind = FailureKind.of(base.status());
        String detail = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        if (kind == FailureKind.INTERNAL || detail.isEmpty()) {
            detail = kind.title();
        }
        return Problem.fill((MutableHttpResponse<Problem>) base, context.getRequest(), new Failure(kind, detail));
    }
}
