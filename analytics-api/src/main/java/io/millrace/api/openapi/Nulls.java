package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Spells what may be null as OpenAPI 3.1 does: {@code nullable} of 3.0 says nothing there. */
final class Nulls {
    private static final String NULLABLE = "nullable";

    private Nulls() {}

    static void spellIn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("in")) {
                leaveOut(object.path("schema"));
            } else if (object.path(NULLABLE).isBoolean()) {
                spell(object);
            }
        }
        node.forEach(Nulls::spellIn);
    }

    /** A parameter that may be left out is never null. */
    private static void leaveOut(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(NULLABLE);
            if (object.path("allOf").size() == 1) {
                JsonNode only = object.get("allOf").get(0);
                object.remove("allOf");
                object.setAll((ObjectNode) only);
            }
        }
    }

    private static void spell(ObjectNode schema) {
        boolean isNullable = schema.remove(NULLABLE).asBoolean();
        JsonNode type = schema.get("type");
        if (isNullable && type != null) {
            schema.putArray("type").add(type).add("null");
        } else if (isNullable && schema.get("allOf") instanceof ArrayNode all) {
            schema.remove("allOf");
            ArrayNode any = schema.putArray("anyOf");
            any.addAll(all);
            any.addObject().put("type", "null");
        }
    }
}
