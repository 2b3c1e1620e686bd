package io.millrace.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.web.router.Router;
import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of the real routes. Those that are right get 503, as no table has been seen yet. */
class QuestionBinderTest {
    private static TestServer server;

    @BeforeAll
    static void startServer() {
        server = TestServer.start(Map.of());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders/overview?window=PT0S | window: must be an ISO 8601 duration from PT1S to PT744H, was 'PT0S'",
                "/orders/overview?until=now | until: must be an instant (RFC 3339 with a zone, or epoch milliseconds)",
                "/orders/latest?limit=101 | limit: must be a whole number from 1 to 100, was '101'",
                "/orders/latest?limit=ten | limit: must be a whole number from 1 to 100, was 'ten'",
                "/orders/latest?limit=1&limit=2 | limit: must be given once",
                "/orders/latest?limti=1 | limti: no such parameter",
                "/orders/series?zone=Mars | zone: must be a time zone such as Europe/Berlin, UTC or +05:30, was 'Mars'",
                "/orders/series?bucket=PT7S | bucket: must be whole seconds and a whole part of a day, was 'PT7S'",
                "/orders/series?bucket=PT1.0005S | bucket: must be whole seconds and a whole part of a day, was 'PT1.0005S'",
                "/orders/stuck/EATEN/5 | status: must be one of [PLACED_ORDER",
                "/orders/stuck/-1 | ms: must be a whole number from 0 to 2147483647, was '-1'",
                "/orders/stuck/5?after=x | after: must be the next of a page, was 'x'",
                "/users?after=%00 | after: must not have the character NUL",
                "/deliveries/near?lat=91&lon=0 | lat: must be a number from -90 to 90, was '91'",
                "/deliveries/near?lon=0 | lat: must be given",
            })
    void aParameterThatBreaksItsRuleIsNamedWithRuleAndValue(String path, String detail) throws IOException {
        assertThat(get(path))
                .startsWith("HTTP/1.1 400")
                .contains("urn:millrace:problem:invalid-parameter", detail)
                .containsIgnoringCase("X-Request-Id: ");
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/overview",
        "/orders/series?window=PT5M&bucket=PT1M&zone=Asia/Kolkata&until=2026-01-01T00:00:00Z",
        "/orders/stuck/DELIVERED/2147483647?after=5~a&limit=1000",
        "/deliveries/near?lat=-90&lon=180",
        "/users/17/orders?limit=100"
    })
    void whatIsWithinItsBoundsIsAskedOfPinot(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 503").contains("urn:millrace:problem:catching-up");
    }

    @Test
    void aRangeIsRefusedAtItsEndsOnly() throws IOException {
        assertThat(get("/orders/latest?limit=1")).startsWith("HTTP/1.1 503");
        assertThat(get("/orders/latest?limit=100")).startsWith("HTTP/1.1 503");
        assertThat(get("/orders/latest?limit=0")).startsWith("HTTP/1.1 400");
    }

    @Test
    void everyQuestionOfARouteHasTheBoundsThatItsTypesNeed() {
        List<Class<?>> questions = server.beans()
                .getBean(Router.class)
                .uriRoutes()
                .flatMap(route -> Arrays.stream(route.getTargetMethod().getArguments()))
                .filter(argument -> argument.getAnnotationMetadata().hasAnnotation(RequestBean.class))
                .<Class<?>>map(argument -> argument.getType())
                .distinct()
                .toList();

        assertThat(questions).hasSizeGreaterThan(10).allSatisfy(question -> assertThat(
                        BeanIntrospection.getIntrospection(question).getConstructorArguments())
                .allSatisfy(component ->
                        assertThatCode(() -> Parameter.of(component)).doesNotThrowAnyException()));
    }

    private static String get(String path) throws IOException {
        try (RawHttp connection = new RawHttp(server.address())) {
            return connection
                    .send("GET %s HTTP/1.1\nHost: localhost\n\n".formatted(path))
                    .answer();
        }
    }
}
