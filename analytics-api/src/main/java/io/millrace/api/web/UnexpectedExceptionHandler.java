package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.millrace.service.CompletionCause;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request that ended with an exception. A {@link Failure}, or an exception with a known {@linkplain Failures
 * meaning}, becomes its problem. Anything else is a defect: the response has only the request id, and the log has the
 * exception.
 */
@Singleton
final class UnexpectedExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<Problem>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedExceptionHandler.class);

    @Override
    public HttpResponse<Problem> handle(@SuppressWarnings("rawtypes") HttpRequest request, Throwable thrown) {
        Throwable cause = CompletionCause.of(thrown);
        Optional<Failure> told = Failures.of(cause);
        if (told.isPresent()) {
            return Problem.response(request, told.get());
        }
        LOG.error(
                "Request failed requestId={} method={} path={}",
                RequestId.of(request),
                request.getMethodName(),
                request.getPath(),
                cause);
        return Problem.response(
                request, new Failure(FailureKind.INTERNAL, "Name the requestId when you report this; the log has it."));
    }
}
