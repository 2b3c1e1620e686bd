package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.suppression.Audience;
import io.millrace.catalog.suppression.SuppressionCatalog;
import io.millrace.catalog.suppression.SuppressionList;
import java.util.List;

/** The paths of each suppression list, with its own parameters, and the names of audiences. */
final class ListPaths {
    private static final String LIST = "{list}";

    private ListPaths() {}

    static void expand(ObjectNode paths, SuppressionCatalog catalog) {
        for (String path : List.of("/suppressions/{list}", "/suppressions/{list}/size", "/suppressions/{list}/sizes")) {
            JsonNode forAll = paths.remove(path);
            for (SuppressionList list : catalog.lists()) {
                ObjectNode own = forAll.deepCopy();
                get((ObjectNode) own.get("get"), list);
                paths.set(path.replace(LIST, list.name()), own);
            }
        }
        for (String path : List.of("/audiences/{name}", "/audiences/{name}/size")) {
            for (JsonNode parameter : paths.path(path).path("get").path("parameters")) {
                if (parameter.path("name").asText().equals("name")) {
                    ArrayNode names = ((ObjectNode) parameter.get("schema")).putArray("enum");
                    catalog.audiences().stream().map(Audience::name).forEach(names::add);
                }
            }
        }
    }

    private static void get(ObjectNode operation, SuppressionList list) {
        operation.put(
                "summary",
                "%s: %s".formatted(list.name(), operation.get("summary").asText()));
        operation.put(
                "description",
                "%s %s"
                        .formatted(
                                list.description(), operation.get("description").asText()));
        Parameters.remove(operation, "list");
        list.parameters().forEach(parameter -> Parameters.add(operation, parameter));
    }
}
