package io.millrace.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Responds with 403 to requests of other sites' pages that could change something. It is for services that only their
 * own pages call; they set {@code millrace.own-pages-only}. A service that other sites may call uses CORS instead.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "millrace.own-pages-only", value = "true")
final class OwnPagesFilter {

    /** Returns null to let the request pass. */
    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        boolean changes =
                switch (request.getMethod()) {
                    case GET, HEAD, OPTIONS, TRACE -> false;
                    default -> true;
                };
        HttpHeaders headers = request.getHeaders();
        CallingPage page = new CallingPage(
                headers.get(HttpHeaders.HOST), headers.get(HttpHeaders.ORIGIN), headers.get("Sec-Fetch-Site"));
        InetAddress address = request.getServerAddress().getAddress();
        if (!changes || !page.isForeign(address != null && address.isLoopbackAddress())) {
            return null;
        }
        return HttpResponse.status(HttpStatus.FORBIDDEN)
                .body(Map.of("detail", "The page of another site may not change anything here"));
    }
}
