package io.millrace.api.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;

/**
 * Serves the OpenAPI document that the build has made, as {@code /openapi.json} and {@code /openapi.yaml}. Redirects
 * {@code /openapi} and {@code /swagger-ui} to the dashboard that shows it.
 */
@Hidden
@Controller
final class OpenApiPage {
    /** The media type of YAML (RFC 9512). */
    private static final String YAML = "application/yaml";

    /** The address of the page. It is relative, so it also works behind a proxy that adds a path in front. */
    private static final URI PAGE = URI.create("pages/api/index.html");

    @Get(uris = {"/openapi", "/swagger-ui"})
    HttpResponse<?> page() {
        return HttpResponse.seeOther(PAGE);
    }

    @Get(value = "/openapi.json", produces = MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> json() {
        return file("openapi.json");
    }

    @Get(value = "/openapi.yaml", produces = YAML)
    HttpResponse<byte[]> yaml() {
        return file("openapi.yaml");
    }

    private static HttpResponse<byte[]> file(String name) {
        try (InputStream file = Objects.requireNonNull(
                OpenApiPage.class.getResourceAsStream("/META-INF/openapi/" + name), "the build must write " + name)) {
            return HttpResponse.ok(file.readAllBytes()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the jar can be read", e);
        }
    }
}
