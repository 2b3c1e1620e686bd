package io.millrace.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.it.ApiClient;
import io.millrace.it.ApiClient.Reply;
import io.millrace.it.Events;
import io.millrace.it.Past;
import io.millrace.it.SharedApi;
import io.millrace.it.SharedProcessor;
import io.millrace.it.ShopRows;
import io.millrace.it.api.ApiDocument.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Calls every operation of the OpenAPI document, as it says and in each way that it forbids, and holds each answer
 * against what the document says of it. What is called comes from the document, which has all routes.
 */
class OpenApiIT {
    private static final String DAY_OF_SAMPLES = "2024-05-17";
    private static final String AREA =
            "{\"type\":\"Polygon\",\"coordinates\":[[[20.0,50.0],[20.1,50.0],[20.1,50.1],[20.0,50.1],[20.0,50.0]]]}";

    private static final String ONE_GEOFENCE = "/geofences/{name}";

    /** Others are for readers. */
    private static final Set<String> ENFORCED = Set.of("date-time", "duration", "time-zone");

    private static final ApiClient API = SharedApi.client();
    private static final String ID = Events.newId();
    private static final ApiDocument DOCUMENT =
            new ApiDocument(API.get("/openapi.json").body());

    /** What stands in paths, by the first word of the path and the variable. */
    private static final Map<String, String> THERE =
            Map.of("orders id", ID, "users id", ID, "deliveries orderId", ID, "geofences name", ID);

    @BeforeAll
    static void letThereBeSomethingToFind() {
        SharedProcessor.start(); // without which lists of orders are refused
        Instant now = Instant.now();
        API.post("orders", Events.order(ID, now, "10.00").toString());
        API.post("delivery_statuses", Events.position(ID, now, 50.05, 20.05).toString());
        ShopRows.user(ID, ID, now);
        API.put("/geofences/" + ID, AREA);
        for (String path : List.of("/orders/", "/deliveries/", "/users/", "/geofences/")) {
            await().atMost(Duration.ofMinutes(1)).until(() -> API.get(path + ID).status() == 200);
        }
    }

    @AfterAll
    static void deleteTheArea() {
        API.delete("/geofences/" + ID);
    }

    /** One call, as it was put together. */
    private record Call(
            Operation operation,
            Map<String, String> path,
            Map<String, String> query,
            Map<String, String> headers,
            String body) {
        static Call right(Operation operation) {
            Call call = new Call(
                    operation, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), example(operation));
            for (JsonNode parameter : DOCUMENT.parameters(operation)) {
                if (parameter.path("required").asBoolean()) {
                    call.put(parameter, Objects.requireNonNull(value(operation, parameter)));
                }
            }
            if (operation.node().has("requestBody")) {
                call.headers().put("Content-Type", bodyType(operation));
            }
            return call;
        }

        Call put(JsonNode parameter, String value) {
            place(parameter).put(parameter.get("name").asText(), value);
            return this;
        }

        private Map<String, String> place(JsonNode parameter) {
            return switch (parameter.get("in").asText()) {
                case "path" -> path;
                case "query" -> query;
                case "header" -> headers;
                default -> throw new IllegalStateException("unknown place of " + parameter);
            };
        }

        Call with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Call withBody(String other) {
            return new Call(operation, path, query, headers, other);
        }

        Reply send() {
            String address = operation.path();
            for (Map.Entry<String, String> variable : path.entrySet()) {
                address = address.replace("{" + variable.getKey() + "}", encoded(variable.getValue()));
            }
            List<String> pairs = new ArrayList<>();
            query.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
            String suffix = pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SharedApi.address() + address + suffix))
                    .timeout(Duration.ofSeconds(20))
                    .method(
                            operation.method().toUpperCase(Locale.ROOT),
                            operation.node().has("requestBody")
                                    ? HttpRequest.BodyPublishers.ofString(body)
                                    : HttpRequest.BodyPublishers.noBody());
            headers.forEach(request::header);
            return API.send(request);
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsAskedRightlyIsAnsweredAsDocumented() {
        return each(operation -> List.of(Call.right(operation)), (call, reply) -> assertThat(reply.status())
                .as(reply.raw().body())
                .isBetween(200, 299));
    }

    @TestFactory
    Stream<DynamicTest> everyParameterMayBeGiven() {
        return each(
                operation -> DOCUMENT.parameters(operation).stream()
                        .filter(parameter -> value(operation, parameter) != null)
                        .map(parameter -> Call.right(operation)
                                .put(parameter, Objects.requireNonNull(value(operation, parameter))))
                        .toList(),
                (call, reply) ->
                        assertThat(reply.status()).as(reply.raw().body()).isLessThan(500));
    }

    @TestFactory
    Stream<DynamicTest> everyBoundIsKept() {
        return each(
                operation -> DOCUMENT.parameters(operation).stream()
                        .flatMap(parameter -> wrong(DOCUMENT.resolved(parameter.get("schema"))).stream()
                                .map(value -> Call.right(operation).put(parameter, value)))
                        .toList(),
                (call, reply) -> assertThat(reply.status())
                        .as("%s: %s", call, reply.raw().body())
                        .isIn(400, 404, 415));
    }

    @TestFactory
    Stream<DynamicTest> aParameterThatIsNotDocumentedIsRefused() {
        return each(
                operation -> {
                    Call call = Call.right(operation);
                    call.query().put("nonsense", "1");
                    return List.of(call);
                },
                (call, reply) -> assertThat(reply.status()).isEqualTo(400));
    }

    @TestFactory
    Stream<DynamicTest> aTypeThatIsNotDocumentedIsNotAnswered() {
        return each(
                operation -> List.of(Call.right(operation).with("Accept", "image/png")),
                (call, reply) -> assertThat(reply.status()).isEqualTo(406));
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsNotDocumentedIsRefused() {
        return each(
                operation -> operation.node().has("requestBody")
                        ? List.of(
                                Call.right(operation).with("Content-Type", "image/png"),
                                Call.right(operation).withBody("{"),
                                Call.right(operation).withBody("{}"),
                                Call.right(operation).withBody("[]"),
                                Call.right(operation).withBody(""))
                        : List.of(),
                (call, reply) -> assertThat(reply.status()).isIn(400, 415, 422));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotThereIsNotFound() {
        return each(
                operation -> operation.node().path("responses").has("404") ? List.of(nothing(operation)) : List.of(),
                (call, reply) -> assertThat(reply.status()).isEqualTo(404));
    }

    private static Call nothing(Operation operation) {
        Call call = Call.right(operation);
        call.path().replaceAll((name, value) -> "no-such-" + ID);
        return call;
    }

    /** What is asked of an answer besides what the document says. */
    private interface Expectation {
        void of(Call call, Reply reply);
    }

    private static Stream<DynamicTest> each(Function<Operation, List<Call>> calls, Expectation expectation) {
        assertThat(DOCUMENT.operations()).hasSizeGreaterThan(40);
        return DOCUMENT.operations().stream()
                .map(operation -> dynamicTest(
                        operation.toString(), () -> calls.apply(operation).forEach(call -> {
                            if (operation.path().equals(ONE_GEOFENCE)) {
                                API.put("/geofences/" + ID, AREA); // one of the calls deletes it
                            }
                            Reply reply = call.send();
                            expectation.of(call, reply);
                            assertThat(DOCUMENT.complaints(operation, reply))
                                    .as(call.toString())
                                    .isEmpty();
                        })));
    }

    /** A value that the document allows; null where it can't be made from what is said there. */
    private static @Nullable String value(Operation operation, JsonNode parameter) {
        JsonNode schema = DOCUMENT.resolved(parameter.get("schema"));
        String there = THERE.get(
                operation.path().split("/", -1)[1] + " " + parameter.get("name").asText());
        if (there != null && parameter.get("in").asText().equals("path")) {
            return there;
        }
        for (JsonNode given : List.of(
                parameter.path("example"),
                schema.path("example"),
                schema.path("default"),
                schema.path("enum").path(0),
                schema.path("minimum"))) {
            if (!given.isMissingNode()) {
                return given.asText();
            }
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> Past.midnight().toString();
            case "time-zone" -> "Europe/Berlin";
            default -> schema.path("type").asText().equals("boolean") ? "true" : null;
        };
    }

    private static List<String> wrong(JsonNode schema) {
        List<String> values = new ArrayList<>();
        if (schema.has("maximum")) {
            values.add(schema.get("maximum").decimalValue().add(BigDecimal.ONE).toPlainString());
            values.add("many");
        }
        if (schema.has("minimum")) {
            values.add(schema.get("minimum")
                    .decimalValue()
                    .subtract(BigDecimal.ONE)
                    .toPlainString());
        }
        if (schema.has("maxLength")) {
            values.add("a".repeat(schema.get("maxLength").asInt() + 1));
        }
        if (schema.has("x-maximum")) {
            values.add(Duration.parse(schema.get("x-maximum").asText())
                    .plusMillis(1)
                    .toString());
            values.add(Duration.parse(schema.get("x-minimum").asText())
                    .minusMillis(1)
                    .toString());
        }
        if (schema.has("enum")
                || schema.has("pattern")
                || ENFORCED.contains(schema.path("format").asText())) {
            values.add("nonsense here");
        }
        if (schema.path("type").asText().equals("boolean")) {
            values.add("perhaps");
        }
        return values;
    }

    private static String bodyType(Operation operation) {
        return operation.node().at("/requestBody/content").fieldNames().next();
    }

    /** The document's example of a body, as an event of a day of its own; empty where it has no body. */
    private static String example(Operation operation) {
        if (!operation.node().has("requestBody")) {
            return "";
        }
        return operation
                .node()
                .at("/requestBody/content")
                .path(bodyType(operation))
                .path("example")
                .toString()
                .replace(DAY_OF_SAMPLES, Past.midnight().toString().substring(0, 10))
                .replaceAll("\"(id|userId)\":(\"[^\"]*\"|\\d+)", "\"$1\":\"" + ID + "\"");
    }
}
