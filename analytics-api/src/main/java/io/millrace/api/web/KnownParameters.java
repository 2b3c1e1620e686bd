package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Refuses a query parameter that the call doesn't know, or that is given twice: a mistyped {@code windw=PT5M} would
 * otherwise be answered with a wrong number.
 */
@ServerFilter({
    "/deliveries/**",
    "/geofences/**",
    "/orders/**",
    "/streams/**",
    "/users/**",
    "/suppressions",
    "/audiences"
})
final class KnownParameters {
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!(RouteAttributes.getRouteMatch(request).orElse(null) instanceof MethodBasedRouteMatch<?, ?> match)) {
            return;
        }
        List<String> known = Arrays.stream(match.getArguments())
                .map(argument -> argument.getName())
                .toList();
        for (Map.Entry<String, List<String>> given :
                request.getParameters().asMap().entrySet()) {
            String name = given.getKey();
            if (!known.contains(name) || match.getVariableValues().containsKey(name)) {
                throw new Failure(FailureKind.BAD_PARAMETER, "%s: no such parameter".formatted(Shortened.of(name)));
            }
            if (given.getValue().size() > 1) {
                throw Parameters.bad(name, "must be given once", String.join("', '", given.getValue()));
            }
        }
    }
}
