package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.suppression.SuppressionCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The OpenAPI document while it is made: each step changes it. */
final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final ObjectNode root;

    /** @param root what the controllers say, in OpenAPI 3.0 */
    OpenApiDocument(ObjectNode root) {
        this.root = root;
    }

    /** Adds what annotations can't say. */
    OpenApiDocument with(ObjectNode additions) {
        Addition.to(root, additions);
        return this;
    }

    /** Puts one path for each stream in the place of the one for all. */
    OpenApiDocument with(StreamCatalog streams) {
        StreamPaths.expand(paths(), schemas(), streams);
        return this;
    }

    /** Puts paths for each suppression list, with its own parameters, in the place of those for all. */
    OpenApiDocument with(SuppressionCatalog suppressions) {
        ListPaths.expand(paths(), suppressions);
        return this;
    }

    /** Adds what is the same for all operations, or follows from their paths. */
    void complete() {
        DurationBounds durations = DurationBounds.ofQuestions();
        Problems.addTo((ObjectNode) root.get("components"));
        for (Operation operation : operations()) {
            operation.name();
            durations.addTo(operation);
            CommonHeaders.addTo(operation);
            Problems.addTo(operation);
        }
        Nulls.spellIn(root);
        Unused.removeFrom(root);
        describe((ObjectNode) root.remove("descriptions"));
        root.put("openapi", "3.1.0");
    }

    /** Describes the properties that aren't, by their names. */
    private void describe(ObjectNode descriptions) {
        for (JsonNode schema : schemas()) {
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                if (!property.getValue().has("description") && descriptions.has(property.getKey())) {
                    ((ObjectNode) property.getValue()).set("description", descriptions.get(property.getKey()));
                }
            }
        }
    }

    private ObjectNode paths() {
        return (ObjectNode) root.get("paths");
    }

    private ObjectNode schemas() {
        return (ObjectNode) root.at("/components/schemas");
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths().properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(new Operation(path.getKey(), method.getKey(), (ObjectNode) method.getValue()));
                }
            }
        }
        return operations;
    }
}
