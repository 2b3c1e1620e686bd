package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Takes schemas out that nothing refers to. */
final class Unused {
    private static final String SCHEMA = "#/components/schemas/";

    private Unused() {}

    static void removeFrom(ObjectNode root) {
        ObjectNode schemas = (ObjectNode) root.at("/components/schemas");
        Set<String> used = new HashSet<>();
        collect(root.get("paths"), schemas, used);
        ObjectNode others = ((ObjectNode) root.get("components")).deepCopy();
        others.remove("schemas");
        collect(others, schemas, used);
        schemas.retain(used);
    }

    private static void collect(JsonNode node, ObjectNode schemas, Set<String> used) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(SCHEMA) && used.add(reference.substring(SCHEMA.length()))) {
            collect(schemas.path(reference.substring(SCHEMA.length())), schemas, used);
        }
        node.forEach(member -> collect(member, schemas, used));
    }
}
