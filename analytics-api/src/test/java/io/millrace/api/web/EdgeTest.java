package io.millrace.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every route has in common, over real connections. */
class EdgeTest {
    private static TestServer server;

    @BeforeAll
    static void startServer() {
        server = TestServer.start(Map.of());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void everyRouteTakesARangeOfTypesThatItsOwnIsIn() throws IOException {
        List<UriRouteInfo<?, ?>> routes =
                server.beans().getBean(Router.class).uriRoutes().toList();
        assertThat(routes).hasSizeGreaterThan(20);
        for (UriRouteInfo<?, ?> route : routes) {
            for (MediaType produced : route.getProduces()) {
                if (!produced.equals(MediaType.ALL_TYPE)) {
                    String range = produced.getType() + "/*";
                    assertThat(answer(route, range)).as(route + " as " + range).doesNotStartWith("HTTP/1.1 406");
                    assertThat(answer(route, "image/png, " + range + ";q=0.5"))
                            .as(route + " as " + range)
                            .doesNotStartWith("HTTP/1.1 406");
                }
            }
        }
    }

    private static String answer(UriRouteInfo<?, ?> route, String accept) throws IOException {
        String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
        return answer("%s %s HTTP/1.1\nHost: localhost\nAccept: %s\nContent-Length: 0\n\n"
                .formatted(route.getHttpMethodName(), path, accept));
    }

    private static String answer(String request) throws IOException {
        try (RawHttp connection = new RawHttp(server.address())) {
            return connection.send(request).answer();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/*", "application/xml"})
    void anAnswerThatIsNotThereInAnyWantedFormIsRefused(String accept) throws IOException {
        assertThat(answer("GET /orders/overview HTTP/1.1\nHost: localhost\nAccept: " + accept + "\n\n"))
                .startsWith("HTTP/1.1 406")
                .contains("urn:millrace:problem:not-acceptable")
                .contains("Accept: must allow a media type of the answer, was '" + accept + "'");
    }

    @Test
    void aMethodThatIsNotAllowedIsNamedWithTheAllowedOnes() throws IOException {
        assertThat(answer("DELETE /orders/overview HTTP/1.1\nHost: localhost\n\n"))
                .startsWith("HTTP/1.1 405")
                .contains("method: must be ")
                .contains("GET")
                .contains(", was DELETE");
    }

    @Test
    void aContentTypeThatIsNotReadIsNamed() throws IOException {
        assertThat(
                        answer(
                                "POST /suppressions/check HTTP/1.1\nHost: localhost\nContent-Type: text/plain\nContent-Length: 1\n\nx"))
                .startsWith("HTTP/1.1 415")
                .contains("Content-Type: must be a media type that the method reads, was 'text/plain'");
    }
}
