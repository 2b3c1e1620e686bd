package io.millrace.api.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells browsers what an answer of ours may do, pages and API alike. {@code docs/security.md} says what for. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders {
    private static final String POLICY = "Content-Security-Policy";
    private static final String CONTRACT_PAGE = "/swagger-ui";
    private static final String CONTRACT_FILE = "classpath:META-INF/swagger/views/swagger-ui/index.html";
    private static final String A_YEAR = "max-age=31536000";

    private final Map<String, String> headers = new HashMap<>(Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    private final String pages;
    private final String contract;

    SecurityHeaders(
            List<ImageOrigins> images,
            ResourceResolver files,
            @Value("${millrace.behind-tls:false}") boolean behindTls) {
        this.pages = ContentPolicy.ofPages(
                images.stream().flatMap(source -> source.origins().stream()).toList());
        this.contract = files.getResourceAsStream(CONTRACT_FILE)
                .map(file -> ContentPolicy.ofContract(text(file)))
                .orElse(pages);
        if (behindTls) {
            headers.put("Strict-Transport-Security", A_YEAR);
        }
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        headers.forEach(response::header);
        response.header(POLICY, request.getPath().startsWith(CONTRACT_PAGE) ? contract : pages);
    }

    private static String text(InputStream file) {
        try (file) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
