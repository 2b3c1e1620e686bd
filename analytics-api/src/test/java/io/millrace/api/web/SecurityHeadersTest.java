package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {
    private static final String POLICY = "Content-Security-Policy";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pages/statuses/index.html", "/orders/overview", "/openapi.yaml"})
    void pagesAndAnswersHaveTheSamePolicy(String path) {
        HttpHeaders headers = headers(path, false);

        assertThat(headers.get(POLICY))
                .contains("script-src 'self';", "img-src 'self' https://tiles.example;")
                .doesNotContain("unsafe");
        assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.get("X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void theContractsPageShowsTheImagesOfItsStyle() {
        assertThat(headers("/pages/api/index.html", false).get(POLICY)).contains("img-src 'self' data:;");
    }

    @Test
    void onlyBehindTlsAreBrowsersToldToKeepToIt() {
        assertThat(headers("/", false).get("Strict-Transport-Security")).isNull();
        assertThat(headers("/", true).get("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    private static HttpHeaders headers(String path, boolean behindTls) {
        MutableHttpResponse<?> response = HttpResponse.ok();
        new SecurityHeaders(List.of(() -> List.of("https://tiles.example")), behindTls)
                .protect(HttpRequest.GET(path), response);
        return response.getHeaders();
    }
}
