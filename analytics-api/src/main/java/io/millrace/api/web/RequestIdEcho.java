package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Returns the request's id. It is separate from {@link RequestId}, since a filter that refuses a request isn't called
 * for its response.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestIdEcho {
    @ResponseFilter
    void name(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header(RequestId.HEADER, RequestId.of(request));
    }
}
