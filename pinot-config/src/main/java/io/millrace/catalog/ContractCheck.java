package io.millrace.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks that a contract is one that the door can hold, and that what the stream builds on is in it. */
final class ContractCheck {

    private static final int MAX_KEY_LENGTH = 128;
    private static final int MAX_ITEMS = 10_000;
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** What the checks and the reader of events understand; anything else could let in what they don't see. */
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$comment",
            "title",
            "description",
            "examples",
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "dependentRequired",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf");

    private final StreamDefinition stream;
    private final Problems problems;
    private final String file;

    ContractCheck(StreamDefinition stream, Problems problems) {
        this.stream = stream;
        this.problems = problems;
        this.file = stream.name() + "/" + CatalogLoader.CONTRACT;
    }

    void check() {
        JsonNode contract = stream.eventSchema();
        if (!contract.path("$schema").asText().equals(DIALECT)) {
            problem("/$schema", "must be " + DIALECT);
        }
        if (!contract.path("type").asText().equals("object")) {
            problem("/type", "must be object");
        }
        checkSchema("", contract);
        contract.path("properties").fieldNames().forEachRemaining(name -> {
            if (name.equals(EventContract.TS) || name.startsWith("_")) {
                problem("/properties/" + name, "must not be declared: Millrace sets it");
            }
        });
        stream.keyFields().forEach(this::checkKey);
        checkTime();
    }

    private void checkSchema(String place, JsonNode schema) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KEYWORDS.contains(keyword)) {
                problem(place + "/" + keyword, "is not a keyword that contracts may use");
            }
        });
        if (schema.has("properties") && schema.path("additionalProperties").asBoolean(true)) {
            problem(place + "/additionalProperties", "must be false: what no column takes would be lost");
        }
        if (schema.has("items") && !(schema.path("maxItems").asInt(Integer.MAX_VALUE) <= MAX_ITEMS)) {
            problem(place + "/maxItems", "must be given and at most " + MAX_ITEMS);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> checkSchema(place + "/properties/" + property.getKey(), property.getValue()));
        if (schema.path("items").isObject()) {
            checkSchema(place + "/items", schema.path("items"));
        }
    }

    private void checkKey(String name) {
        JsonNode property = checkRequired(name, "is a key field");
        boolean bounded = property.path("minLength").asInt() >= 1
                && property.path("maxLength").asInt(Integer.MAX_VALUE) <= MAX_KEY_LENGTH;
        boolean isTime = name.equals(stream.time().field());
        if (!property.isMissingNode() && !bounded && !property.has("enum") && !isTime) {
            problem(
                    "/properties/" + name,
                    "is a key field: it must have a minLength of at least 1 and a maxLength of at most "
                            + MAX_KEY_LENGTH);
        }
    }

    private void checkTime() {
        String name = stream.time().field();
        JsonNode property = checkRequired(name, "is the time field");
        if (!property.isMissingNode() && !property.path("type").asText().equals("string")) {
            problem("/properties/" + name + "/type", "must be string: it is the time field");
        }
    }

    private JsonNode checkRequired(String name, String why) {
        JsonNode property = stream.eventSchema().path("properties").path(name);
        if (property.isMissingNode()) {
            problem("/properties/" + name, "is missing: it " + why);
            return property;
        }
        for (JsonNode required : stream.eventSchema().path("required")) {
            if (required.asText().equals(name)) {
                return property;
            }
        }
        problem("/required", "must name " + name + ": it " + why);
        return property;
    }

    private void problem(String place, String message) {
        problems.add(file, place, message);
    }
}
