package io.millrace.api.web;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Refuses a query parameter that the route doesn't declare or that is given twice. Otherwise a mistyped {@code
 * windw=PT5M} would give a wrong number. Routes with {@link ReadsQuery} check their query themselves.
 *
 * <p>It runs after all other filters, since filters after one that refuses a request don't see it.
 */
@ServerFilter(KnownParameters.ALL_PATHS)
final class KnownParameters {
    /** Micronaut runs filters with its own pattern for all paths first, whatever their order. */
    static final String ALL_PATHS = "/**/*";

    private static final String OURS = KnownParameters.class.getPackageName().replaceFirst("[^.]+$", "");

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getParameters().isEmpty()
                || !(RouteAttributes.getRouteMatch(request).orElse(null) instanceof MethodBasedRouteMatch<?, ?> match)
                || !match.getDeclaringType().getName().startsWith(OURS)
                || match.getAnnotationMetadata().hasAnnotation(ReadsQuery.class)) {
            return;
        }
        List<String> known = Arrays.stream(match.getArguments())
                .flatMap(KnownParameters::names)
                .toList();
        for (Map.Entry<String, List<String>> given :
                request.getParameters().asMap().entrySet()) {
            String name = given.getKey();
            if (!known.contains(name) || match.getVariableValues().containsKey(name)) {
                throw Parameters.unknown(name);
            }
            if (given.getValue().size() > 1) {
                throw Parameters.invalid(
                        name, ParameterRule.ONCE, "must be given once", String.join("', '", given.getValue()));
            }
        }
    }

    private static Stream<String> names(Argument<?> argument) {
        return argument.getAnnotationMetadata().hasAnnotation(RequestBean.class)
                ? Arrays.stream(BeanIntrospection.getIntrospection(argument.getType())
                                .getConstructorArguments())
                        .map(Argument::getName)
                : Stream.of(argument.getName());
    }
}
