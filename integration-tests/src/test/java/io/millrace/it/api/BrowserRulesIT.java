package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.SharedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told they may do with our answers. */
class BrowserRulesIT {
    private static final String SHOP = "https://shop.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/lib/api.js",
                "/orders/overview",
                "/streams/nothing",
                "/nothing",
                "/health",
                "/openapi.yaml"
            })
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) {
        Reply reply = SharedApi.client().get(path);

        assertThat(reply.header("Content-Security-Policy"))
                .contains("script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Permissions-Policy")).contains("geolocation=()");
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        assertThat(reply.raw().headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void noOtherSiteIsLetInUnlessItIsSet() {
        Reply reply = SharedApi.client().get("/health", "Origin", SHOP);
        HttpResponse<String> preflight = preflight(SharedApi.address(), SHOP);

        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void anotherSitesPageCannotPostToAServiceOnLoopback() {
        String order =
                Events.order("origin-" + Events.newId(), Instant.now(), "5").toString();

        assertThat(SharedApi.client().post("orders", order, "Origin", SHOP).status())
                .isEqualTo(403);
        assertThat(SharedApi.client()
                        .post("orders", order, "Origin", SharedApi.address().toString())
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatIsSetHolds() {
        try (SharedApi.Copy copy = SharedApi.another(Map.of(
                "MILLRACE_CORS_ORIGINS", SHOP + ",http://127.0.0.1:3000",
                "MILLRACE_BEHIND_TLS", "true",
                "MILLRACE_MAP_TILE_URL", "https://tiles.example/{z}/{x}/{y}.png",
                "MILLRACE_MAP_TILE_ATTRIBUTION", "me"))) {
            Reply allowed = copy.client().get("/health", "Origin", SHOP);
            assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
            assertThat(String.join(",", allowed.raw().headers().allValues("Access-Control-Expose-Headers")))
                    .contains("Millrace-As-Of", "X-Request-Id");
            assertThat(allowed.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
            assertThat(allowed.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(allowed.header("Content-Security-Policy")).contains("img-src 'self' https://tiles.example;");

            Reply refused = copy.client().get("/health", "Origin", "https://elsewhere.example");
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();

            HttpResponse<String> mayPost = preflight(copy.address(), SHOP);
            assertThat(mayPost.statusCode()).isEqualTo(200);
            assertThat(mayPost.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(SHOP);
            assertThat(preflight(copy.address(), "https://elsewhere.example")
                            .headers()
                            .firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    private static HttpResponse<String> preflight(URI address, String origin) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/streams/orders/events"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,if-match,x-request-id")
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
