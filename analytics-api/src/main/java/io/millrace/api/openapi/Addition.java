package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Merges one document into another: objects member by member, parameters by name. Anything else, and an object with a
 * {@code $ref}, takes the place of what is there. Null removes a member.
 */
final class Addition {
    private Addition() {}

    static void to(ObjectNode base, ObjectNode additions) {
        for (Map.Entry<String, JsonNode> member : additions.properties()) {
            JsonNode there = base.get(member.getKey());
            if (member.getValue().isNull()) {
                base.remove(member.getKey());
            } else if (there instanceof ObjectNode object
                    && member.getValue() instanceof ObjectNode more
                    && !more.has("$ref")) {
                to(object, more);
            } else if (there instanceof ArrayNode parameters && member.getKey().equals("parameters")) {
                member.getValue().forEach(parameter -> toParameters(parameters, parameter));
            } else {
                base.set(member.getKey(), member.getValue().deepCopy());
            }
        }
    }

    private static void toParameters(ArrayNode parameters, JsonNode addition) {
        for (JsonNode parameter : parameters) {
            if (addition.has("name") && parameter.path("name").equals(addition.get("name"))) {
                to((ObjectNode) parameter, (ObjectNode) addition);
                return;
            }
        }
        parameters.add(addition.deepCopy());
    }
}
