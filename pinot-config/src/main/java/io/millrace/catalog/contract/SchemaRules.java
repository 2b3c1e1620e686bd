package io.millrace.catalog.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import io.millrace.catalog.text.Text;
import java.util.Locale;

/** The compiled JSON Schema of a contract. Makes a message of each violation. */
final class SchemaRules {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .formatAssertionsEnabled(true)
                            .locale(Locale.ENGLISH)
                            .build()));

    private final Schema schema;

    SchemaRules(JsonNode document) {
        this.schema = REGISTRY.getSchema(lean(document));
        this.schema.initializeValidators();
    }

    /**
     * Adds the violations of an event. First asks only whether the event is valid, which stops at the first violation.
     *
     * @param eachRule whether to report each violation, or only that there is one
     */
    void check(ObjectNode event, Violations violations, boolean eachRule) {
        if (schema.validate(event, OutputFormat.BOOLEAN)) {
            return;
        }
        if (!eachRule) {
            violations.add(Rule.CONTRACT, "must keep the contract", "");
        } else {
            schema.validate(event).forEach(error -> violations.add(rule(error), reason(error), pointer(error)));
        }
    }

    /**
     * Removes the keywords without effect and those that {@link EventReader} has checked, since the validator would
     * visit them for each event.
     */
    private static JsonNode lean(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode copy = object.objectNode();
        object.properties().forEach(keyword -> {
            switch (keyword.getKey()) {
                case "title", "description", "$comment", "examples", "additionalProperties", "maxItems" -> {}
                case "items" -> copy.set("items", lean(keyword.getValue()));
                case "properties" -> {
                    ObjectNode properties = copy.putObject("properties");
                    keyword.getValue()
                            .properties()
                            .forEach(property -> properties.set(property.getKey(), lean(property.getValue())));
                }
                default -> copy.set(keyword.getKey(), keyword.getValue());
            }
        });
        return copy;
    }

    private static Rule rule(Error error) {
        return Rule.ofKeyword(String.valueOf(error.getKeyword()))
                .orElseThrow(() -> new IllegalStateException("a contract must not use " + error.getKeyword()));
    }

    private static String pointer(Error error) {
        NodePath place = error.getInstanceLocation();
        String property = isDependent(error) ? String.valueOf(error.getArguments()[0]) : error.getProperty();
        return (property == null ? place : place.append(property)).toString();
    }

    /** For {@code dependentRequired} the error's property is the one that exists, not the missing one. */
    private static boolean isDependent(Error error) {
        return "dependentRequired".equals(error.getKeyword());
    }

    private static String reason(Error error) {
        String keyword = error.getKeyword();
        String rule = String.valueOf(error.getSchemaNode());
        return switch (keyword == null ? "" : keyword) {
            case "required" -> "must be given";
            case "dependentRequired" -> "must be given with " + error.getProperty();
            case "type" -> "must be " + types(error.getSchemaNode()) + but(error);
            case "enum" -> "must be one of " + rule + but(error);
            case "const" -> "must be " + rule + but(error);
            case "minimum" -> "must be at least " + rule + but(error);
            case "maximum" -> "must be at most " + rule + but(error);
            case "exclusiveMinimum" -> "must be more than " + rule + but(error);
            case "exclusiveMaximum" -> "must be less than " + rule + but(error);
            case "multipleOf" -> "must be a multiple of " + rule + but(error);
            case "minLength" -> "must have at least " + rule + " characters" + but(error);
            case "maxLength" -> "must have at most " + rule + " characters" + but(error);
            case "maxProperties" -> "must have at most " + rule + " properties";
            case "minItems" -> "must have at least " + rule + " items" + but(error);
            case "pattern" -> "must match " + rule + but(error);
            case "format" -> "must be of the format " + rule + but(error);
            case "uniqueItems" -> "must not have the same item twice";
            default -> "must keep the rule " + keyword + " " + rule + but(error);
        };
    }

    private static String types(JsonNode types) {
        if (types.isTextual()) {
            return types.asText();
        }
        StringBuilder words = new StringBuilder();
        types.forEach(type -> words.append(words.isEmpty() ? "" : " or ").append(type.asText()));
        return words.toString();
    }

    private static String but(Error error) {
        JsonNode value = error.getInstanceNode();
        return value == null ? "" : ", was " + Text.printable(value.toString());
    }
}
