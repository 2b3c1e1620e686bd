package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request that ended with an exception. Of one that nobody planned the caller gets the request id and nothing
 * else, and the log gets the rest.
 */
@Singleton
final class UnexpectedExceptionHandler implements ExceptionHandler<Throwable, HttpResponse<Problem>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedExceptionHandler.class);

    @Override
    public HttpResponse<Problem> handle(@SuppressWarnings("rawtypes") HttpRequest request, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
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
