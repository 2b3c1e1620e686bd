package io.millrace.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.millrace.api.RawHttp;
import io.millrace.api.TestServer;
import io.millrace.catalog.contract.EventContract;
import io.millrace.catalog.contract.ValidationResult;
import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.suppression.SuppressionCatalog;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader, and a generator of clients, asks of the OpenAPI document. */
class OpenApiDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = read("openapi.json");
    private static final Set<String> BOUNDS = Set.of("enum", "maximum", "maxLength", "format", "pattern");

    private final JsonNode document = json(TEXT);
    private final List<String> wrong = new ArrayList<>();

    @Test
    void toolsReadItWithoutAComplaint() {
        assertThat(new OpenAPIV3Parser().readContents(TEXT).getMessages()).isEmpty();
    }

    @Test
    void bothFilesSayTheSame() throws IOException {
        assertThat(new YAMLMapper().readTree(read("openapi.yaml"))).isEqualTo(document);
    }

    @Test
    void everyOperationHasATagASummaryAndAnIdOfItsOwn() {
        Set<String> ids = new TreeSet<>();
        eachOperation((name, operation) -> {
            for (String member : List.of("operationId", "summary", "description", "tags")) {
                check(
                        !operation.path(member).isEmpty()
                                || operation.path(member).isTextual(),
                        name + ": " + member);
            }
            check(ids.add(operation.path("operationId").asText()), name + ": has another one's id");
        });

        assertThat(wrong).isEmpty();
        assertThat(ids).hasSizeGreaterThan(40);
    }

    @Test
    void everyOperationSaysWhatItAnswersAndWhichErrors() {
        eachOperation((name, operation) -> {
            Set<String> statuses = new TreeSet<>();
            for (Map.Entry<String, JsonNode> entry : operation.path("responses").properties()) {
                String status = entry.getKey();
                JsonNode response = resolved(entry.getValue());
                statuses.add(status.substring(0, 1));
                String type = status.charAt(0) < '4' ? "application/json" : "application/problem+json";
                boolean hasBody = !Set.of("204", "304").contains(status);
                check(response.path("content").has(type) == hasBody, name + ": " + status + " must have " + type);
                check(response.path("headers").has("X-Request-Id"), name + ": " + status + " must have a request id");
            }
            check(statuses.containsAll(Set.of("2", "4", "5")), name + ": must have 2xx, 4xx and 5xx");
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyParameterIsDescribedAndBounded() {
        eachOperation((name, operation) -> {
            for (JsonNode reference : operation.path("parameters")) {
                JsonNode parameter = resolved(reference);
                JsonNode schema = resolved(parameter.path("schema"));
                String parameterName = name + " " + parameter.path("name").asText();
                check(parameter.has("description"), parameterName + ": must be described");
                check(
                        schema.path("type").asText().equals("boolean")
                                || BOUNDS.stream().anyMatch(schema::has),
                        parameterName + ": must have a bound, was " + schema);
                check(
                        !parameter.path("required").asBoolean() || !schema.has("default"),
                        parameterName + ": must not be required with a default");
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void noSchemaIsFreeForm() {
        eachSchema(document.path("components"), schema -> {
            check(!schema.path("type").asText().equals("object") || schema.has("properties"), "free object: " + schema);
            check(!schema.path("additionalProperties").isObject(), "free properties: " + schema);
            check(!schema.has("nullable"), "nullable is of OpenAPI 3.0: " + schema);
        });
        eachSchema(
                document.path("paths"),
                schema -> check(!schema.path("type").asText().equals("object"), "a nameless object: " + schema));

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPropertyIsDescribed() {
        for (Map.Entry<String, JsonNode> schema :
                document.at("/components/schemas").properties()) {
            for (Map.Entry<String, JsonNode> property :
                    schema.getValue().path("properties").properties()) {
                // The contracts of streams are written for people who know the shop
                check(
                        schema.getKey().endsWith("Event") || property.getValue().has("description"),
                        schema.getKey() + "." + property.getKey());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPageHasItsItemsAndTheNext() {
        for (Map.Entry<String, JsonNode> schema :
                document.at("/components/schemas").properties()) {
            JsonNode properties = schema.getValue().path("properties");
            check(!properties.has("next") || properties.has("items"), schema.getKey() + ": must have items");
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void theExamplesOfEveryStreamAreAccepted() {
        for (StreamDefinition stream : StreamCatalog.load().streams()) {
            if (stream.origin() == Origin.INGEST) {
                JsonNode events = document.path("paths")
                        .path("/streams/%s/events".formatted(stream.name()))
                        .at("/post/requestBody/content/application~1json/example");

                assertThat(events).hasSize(2).allSatisfy(event -> assertAccepted(stream, event));
            }
        }
    }

    private static void assertAccepted(StreamDefinition stream, JsonNode event) {
        byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(EventContract.of(stream).examine(bytes, 0, bytes.length, Instant.parse("2026-01-01T00:00:00Z")))
                .isInstanceOf(ValidationResult.Accepted.class);
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        try (TestServer server = TestServer.start(Map.of())) {
            Set<String> routes = new TreeSet<>();
            server.beans()
                    .getBean(Router.class)
                    .uriRoutes()
                    .filter(OpenApiDocumentTest::isOurs)
                    .flatMap(OpenApiDocumentTest::described)
                    .forEach(routes::add);
            Set<String> described = new TreeSet<>();
            eachOperation((name, operation) -> described.add(name));

            assertThat(described).isEqualTo(routes);
        }
    }

    private static boolean isOurs(UriRouteInfo<?, ?> route) {
        return route.getDeclaringType().getName().startsWith("io.millrace.api.")
                && !route.getDeclaringType().isAnnotationPresent(Hidden.class);
    }

    /** Those of all streams and lists stand in the document once for each. */
    private static Stream<String> described(UriRouteInfo<?, ?> route) {
        String path = route.getUriMatchTemplate().toPathString();
        String name = route.getHttpMethodName() + " " + path;
        if (route.getHttpMethodName().equals("HEAD")) {
            return Stream.of();
        }
        if (path.contains("{stream}")) {
            return StreamCatalog.load().streams().stream()
                    .filter(stream -> stream.origin() == Origin.INGEST)
                    .map(stream -> name.replace("{stream}", stream.name().value()));
        }
        if (path.contains("{list}")) {
            return SuppressionCatalog.load(StreamCatalog.load()).lists().stream()
                    .map(list -> name.replace("{list}", list.name()));
        }
        return Stream.of(name);
    }

    @Test
    void bothFilesAreServedByTheirTypes() throws IOException {
        try (TestServer server = TestServer.start(Map.of())) {
            assertThat(get(server, "/openapi.json")).contains("HTTP/1.1 200").contains("ontent-type: application/json");
            assertThat(get(server, "/openapi.yaml")).contains("HTTP/1.1 200").contains("ontent-type: application/yaml");
        }
    }

    private static String get(TestServer server, String path) throws IOException {
        try (RawHttp connection = new RawHttp(server.address())) {
            return connection
                    .send("GET " + path + " HTTP/1.1\nHost: localhost\n\n")
                    .answer()
                    .replaceAll("(?i)content-type", "content-type");
        }
    }

    private void eachOperation(BiConsumer<String, JsonNode> action) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                action.accept(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue());
            }
        }
    }

    /** Of all objects that may be a schema; examples aren't. */
    private static void eachSchema(JsonNode node, Consumer<JsonNode> action) {
        action.accept(node);
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!Set.of("example", "examples").contains(member.getKey())) {
                    eachSchema(member.getValue(), action);
                }
            }
        } else {
            node.forEach(member -> eachSchema(member, action));
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(document.at(node.get("$ref").asText().substring(1))) : node;
    }

    private void check(boolean isRight, String complaint) {
        if (!isRight) {
            wrong.add(complaint);
        }
    }

    private static String read(String name) {
        try (InputStream file =
                Objects.requireNonNull(OpenApiDocumentTest.class.getResourceAsStream("/META-INF/openapi/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
