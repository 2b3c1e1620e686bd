package io.millrace.api.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets the security headers of all responses. {@code docs/security.md} explains them. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders {
    private static final String POLICY = "Content-Security-Policy";
    private static final String CONTRACT_PAGE = "/pages/api/";
    private static final String A_YEAR = "max-age=31536000";

    private final Map<String, String> headers = new HashMap<>(Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    private final String pages;
    private final String contract = ContentPolicy.ofContract();

    SecurityHeaders(List<ImageOrigins> images, @Value("${millrace.behind-tls:false}") boolean behindTls) {
        this.pages = ContentPolicy.ofPages(
                images.stream().flatMap(source -> source.origins().stream()).toList());
        if (behindTls) {
            headers.put("Strict-Transport-Security", A_YEAR);
        }
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        headers.forEach(response::header);
        response.header(POLICY, request.getPath().startsWith(CONTRACT_PAGE) ? contract : pages);
    }
}
