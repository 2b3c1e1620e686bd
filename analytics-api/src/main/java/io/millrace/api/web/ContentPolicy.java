package io.millrace.api.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The <a href="https://www.w3.org/TR/CSP3/">content security policy</a>: what a page may load and run. Scripts and
 * styles are files of this service. Inline scripts don't run.
 */
final class ContentPolicy {
    private ContentPolicy() {}

    /** The policy of the dashboards and of all other responses. */
    static String ofPages(Collection<String> imageOrigins) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self'",
                directive("img-src", imageOrigins),
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    /** The policy of the page with the OpenAPI document, whose library has images in its style. */
    static String ofContract() {
        return ofPages(List.of("data:"));
    }

    private static String directive(String name, Collection<String> more) {
        return Stream.concat(Stream.of(name, "'self'"), more.stream()).collect(Collectors.joining(" "));
    }
}
