package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Makes a problem response of a {@link Failure}. */
@Singleton
final class FailureHandler implements ExceptionHandler<Failure, HttpResponse<Problem>> {
    @Override
    public HttpResponse<Problem> handle(@SuppressWarnings("rawtypes") HttpRequest request, Failure failure) {
        return Problem.response(request, failure);
    }
}
