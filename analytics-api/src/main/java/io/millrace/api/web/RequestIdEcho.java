package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Sends the request's id back. Apart from {@link RequestId}, because a filter that refuses a request isn't asked about
 * its answer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestIdEcho {
    @ResponseFilter
    void name(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header(RequestId.HEADER, RequestId.of(request));
    }
}
