package io.millrace.api.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.web.router.Router;
import jakarta.inject.Provider;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Supports ranges in {@code Accept}, such as {@code application/*} (RFC 9110, section 12.5.1). Micronaut's router knows
 * only the range {@code *}{@code /*}. So for each range the matching types of the routes are added.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class MediaRanges {
    private static final String ANY_SUBTYPE = "/*";

    private final Provider<Router> router;
    private volatile @Nullable Set<MediaType> produced;

    MediaRanges(Provider<Router> router) {
        this.router = router;
    }

    @PreMatching
    @RequestFilter
    void widen(HttpRequest<?> request) {
        String accept = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT));
        if (accept.contains(ANY_SUBTYPE) && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.set(HttpHeaders.ACCEPT, widened(accept));
        }
    }

    private String widened(String accept) {
        Set<String> types = new LinkedHashSet<>();
        for (String range : accept.split(",", -1)) {
            types.add(range.strip());
            int slash = range.indexOf(ANY_SUBTYPE);
            if (slash > 0) {
                String type = range.substring(0, slash).strip();
                String parameters =
                        range.substring(slash + ANY_SUBTYPE.length()).strip();
                produced().stream()
                        .filter(one -> one.getType().equalsIgnoreCase(type))
                        .forEach(one -> types.add(one.getName() + parameters));
            }
        }
        return String.join(",", types);
    }

    private Set<MediaType> produced() {
        Set<MediaType> known = produced;
        if (known == null) {
            known = router.get()
                    .uriRoutes()
                    .flatMap(route -> route.getProduces().stream())
                    .filter(type -> !type.equals(MediaType.ALL_TYPE))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            produced = known;
        }
        return known;
    }
}
