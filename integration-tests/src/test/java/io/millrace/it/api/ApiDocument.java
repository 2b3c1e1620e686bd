package io.millrace.it.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.millrace.it.ApiClient.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The OpenAPI document that the service serves, and what an answer lacks by it. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** Headers that mean something to a caller: where an answer has one, the document says so. */
    private static final List<String> TOLD = List.of(
            "X-Request-Id",
            "ETag",
            "Millrace-As-Of",
            "Millrace-Freshness-Ms",
            "Retry-After",
            "Location",
            "Content-Disposition");

    private final JsonNode document;
    /** The schemas, and none lets a property be that it doesn't name. */
    private final ObjectNode components;

    ApiDocument(JsonNode document) {
        this.document = document;
        this.components = document.get("components").deepCopy();
        close(components.get("schemas"));
    }

    record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()))));
        return operations;
    }

    List<JsonNode> parameters(Operation operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.node().path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        return parameters;
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(document.at(node.get("$ref").asText().substring(1))) : node;
    }

    /** In what an answer differs from what the document says of it; nothing usually. */
    List<String> complaints(Operation operation, Reply reply) {
        String status = Integer.toString(reply.status());
        JsonNode response = resolved(operation.node().path("responses").path(status));
        if (response.isMissingNode()) {
            return List.of(
                    "%s is not documented: %s".formatted(status, reply.raw().body()));
        }
        List<String> complaints = new ArrayList<>();
        headers(response.path("headers"), reply, complaints);
        body(response.path("content"), reply, complaints);
        return complaints;
    }

    private void headers(JsonNode headers, Reply reply, List<String> complaints) {
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            JsonNode declared = resolved(header.getValue());
            String value = reply.header(header.getKey());
            if (value.isEmpty() && declared.path("required").asBoolean()) {
                complaints.add("%s must be there".formatted(header.getKey()));
            }
            String pattern = declared.at("/schema/pattern").asText();
            if (!value.isEmpty() && !pattern.isEmpty() && !value.matches(pattern)) {
                complaints.add("%s must match %s, was %s".formatted(header.getKey(), pattern, value));
            }
        }
        TOLD.stream()
                .filter(name -> !reply.header(name).isEmpty() && !headers.has(name))
                .forEach(name -> complaints.add(name + " is not documented"));
    }

    private void body(JsonNode content, Reply reply, List<String> complaints) {
        if (content.isEmpty()) {
            if (!reply.raw().body().isEmpty()) {
                complaints.add("there must be no body, was " + reply.raw().body());
            }
            return;
        }
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        if (!content.has(type)) {
            complaints.add("the type %s is not documented".formatted(type));
        } else if (type.endsWith("json")) {
            Schema schema = REGISTRY.getSchema(rooted(content.get(type).get("schema")));
            schema.validate(reply.body())
                    .forEach(error -> complaints.add(
                            "%s, was %s".formatted(error, reply.raw().body())));
        }
    }

    /** A schema with all that it may refer to. */
    private ObjectNode rooted(JsonNode schema) {
        ObjectNode root = ((ObjectNode) schema).deepCopy();
        root.set("components", components);
        return root;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject() && object.has("type")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }
}
