package io.millrace.catalog.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.contract.Rule;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamFolder;
import java.util.Set;

/** Checks that a contract uses only the keywords that ingest can check, and has the key fields and the time field. */
final class ContractCheck {

    private static final int MAX_KEY_LENGTH = 128;
    private static final int MAX_ITEMS = 10_000;
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** The keywords that a contract may use beside those that are a {@link Rule}. Another might not be checked. */
    private static final Set<String> NO_RULES =
            Set.of("$schema", "$comment", "title", "description", "examples", "properties", "items");

    private final StreamDefinition stream;
    private final Problems problems;
    private final String file;

    ContractCheck(StreamDefinition stream, Problems problems) {
        this.stream = stream;
        this.problems = problems;
        this.file = stream.name() + "/" + StreamFolder.CONTRACT;
    }

    void check() {
        JsonNode contract = stream.eventSchema();
        if (!contract.path("$schema").asText().equals(DIALECT)) {
            broken("/$schema", "must be " + DIALECT, contract.path("$schema"));
        }
        if (!contract.path("type").asText().equals("object")) {
            broken("/type", "must be object", contract.path("type"));
        }
        checkSchema("", contract);
        contract.path("properties").fieldNames().forEachRemaining(name -> {
            if (name.equals(MetaColumns.TS) || name.startsWith("_")) {
                problem("/properties/" + name, "must not be declared: Millrace sets it");
            }
        });
        stream.keyFields().forEach(this::checkKey);
        checkTime();
    }

    private void checkSchema(String place, JsonNode schema) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!NO_RULES.contains(keyword) && Rule.ofKeyword(keyword).isEmpty()) {
                problem(place + "/" + keyword, "must be a keyword that contracts may use");
            }
        });
        if (schema.has("properties") && schema.path("additionalProperties").asBoolean(true)) {
            broken(
                    place + "/additionalProperties",
                    "must be false, since a property without a column would be lost",
                    schema.path("additionalProperties"));
        }
        if (schema.has("items") && !(schema.path("maxItems").asInt(Integer.MAX_VALUE) <= MAX_ITEMS)) {
            broken(place + "/maxItems", "must be at most " + MAX_ITEMS, schema.path("maxItems"));
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
            broken(
                    "/properties/" + name,
                    "must have a minLength of at least 1 and a maxLength of at most " + MAX_KEY_LENGTH
                            + ", since it is a key field",
                    property);
        }
    }

    private void checkTime() {
        String name = stream.time().field();
        JsonNode property = checkRequired(name, "is the time field");
        if (!property.isMissingNode() && !property.path("type").asText().equals("string")) {
            broken(
                    "/properties/" + name + "/type",
                    "must be string, since it is the time field",
                    property.path("type"));
        }
    }

    private JsonNode checkRequired(String name, String why) {
        JsonNode property = stream.eventSchema().path("properties").path(name);
        if (property.isMissingNode()) {
            problem("/properties/" + name, "must be given, since it " + why);
            return property;
        }
        for (JsonNode required : stream.eventSchema().path("required")) {
            if (required.asText().equals(name)) {
                return property;
            }
        }
        broken(
                "/required",
                "must have " + name + ", since it " + why,
                stream.eventSchema().path("required"));
        return property;
    }

    private void broken(String place, String rule, JsonNode value) {
        problems.broken(file, place, rule, value);
    }

    private void problem(String place, String message) {
        problems.add(file, place, message);
    }
}
