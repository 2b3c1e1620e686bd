package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each request that ends with a {@link Problem}, with its request id. It logs the route instead of the path, query
 * and body, which may identify a customer. Above a number of lines a second it only counts.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RefusalLog {
    static final int LINES_A_SECOND = 100;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private final Clock clock;
    private long second;
    private int lines;

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    @ResponseFilter
    void write(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.body() instanceof Problem problem && mayWrite()) {
            LOG.info(
                    "Request refused requestId={} status={} problem={} method={} route={}",
                    problem.requestId(),
                    problem.status(),
                    problem.slug(),
                    Shortened.of(request.getMethodName()),
                    route(request));
        }
    }

    private static String route(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request).orElse(null) instanceof UriRouteInfo<?, ?> route
                ? route.getUriMatchTemplate().toPathString()
                : "none";
    }

    private synchronized boolean mayWrite() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            if (lines > LINES_A_SECOND) {
                LOG.warn("Refused requests were not written to the log count={}", lines - LINES_A_SECOND);
            }
            second = now;
            lines = 0;
        }
        return ++lines <= LINES_A_SECOND;
    }
}
