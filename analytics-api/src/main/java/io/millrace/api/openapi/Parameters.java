package io.millrace.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.suppression.ListParameter;
import java.math.BigDecimal;
import java.util.Iterator;

/** The parameters of operations. */
final class Parameters {
    private Parameters() {}

    static void remove(ObjectNode operation, String name) {
        Iterator<JsonNode> parameters = operation.path("parameters").iterator();
        while (parameters.hasNext()) {
            if (parameters.next().path("name").asText().equals(name)) {
                parameters.remove();
            }
        }
    }

    /** Adds a parameter of a suppression list, with its bounds and default. */
    static void add(ObjectNode operation, ListParameter parameter) {
        ArrayNode parameters = operation.withArray("parameters");
        ObjectNode node = parameters
                .addObject()
                .put("name", parameter.name())
                .put("in", "query")
                .put("description", parameter.description());
        ObjectNode schema = node.putObject("schema");
        if (parameter instanceof ListParameter.Whole whole) {
            schema.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
            schema.put("default", Integer.parseInt(whole.fallback()));
        } else if (parameter instanceof ListParameter.Decimal decimal) {
            schema.put("type", "number").put("minimum", decimal.least()).put("maximum", decimal.most());
            schema.put("default", new BigDecimal(decimal.fallback()));
        } else {
            schema.put("type", "string").put("default", parameter.fallback());
            if (parameter instanceof ListParameter.Choice choice) {
                ArrayNode choices = schema.putArray("enum");
                choice.choices().forEach(choices::add);
            } else if (parameter instanceof ListParameter.FreeText text) {
                schema.put("minLength", 1).put("maxLength", text.longest());
            } else {
                schema.put("format", "time-zone");
            }
        }
    }
}
