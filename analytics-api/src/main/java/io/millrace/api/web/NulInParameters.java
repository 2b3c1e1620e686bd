package io.millrace.api.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;

/**
 * Refuses a parameter with a NUL character in path or query. Pinot ends a text there, so nothing could be found, and
 * some servers fail.
 */
@ServerFilter(KnownParameters.ALL_PATHS)
final class NulInParameters {
    @RequestFilter
    void check(HttpRequest<?> request) {
        RouteAttributes.getRouteMatch(request)
                .ifPresent(match -> match.getVariableValues().forEach(NulInParameters::check));
        request.getParameters().asMap().forEach((name, values) -> {
            check(name, name);
            check(name, values);
        });
    }

    private static void check(String name, Object value) {
        List<?> values = value instanceof List<?> several ? several : List.of(value);
        for (Object one : values) {
            if (one instanceof CharSequence text && text.toString().indexOf('\0') >= 0) {
                throw Parameters.invalid(
                        Shortened.of(name),
                        ParameterRule.CHARACTERS,
                        "must not have the character NUL",
                        text.toString());
            }
        }
    }
}
