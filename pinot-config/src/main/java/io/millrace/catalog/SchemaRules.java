package io.millrace.catalog;

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
import java.util.Locale;

/** A contract's JSON Schema, compiled, with its verdicts in plain words. */
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

    /** Adds what is wrong with the event. One that is right is only asked whether it is, which stops at the first no. */
    void check(ObjectNode event, Violations violations) {
        if (!schema.validate(event, OutputFormat.BOOLEAN)) {
            schema.validate(event).forEach(error -> violations.add(reason(error), pointer(error)));
        }
    }

    /**
     * The schema without what only people read, and without what {@link EventReader} has seen to already: the validator
     * would visit it all with every event.
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

    private static String pointer(Error error) {
        NodePath place = error.getInstanceLocation();
        String property = isDependent(error) ? String.valueOf(error.getArguments()[0]) : error.getProperty();
        return (property == null ? place : place.append(property)).toString();
    }

    /** Of this keyword alone, the error's property is the one that is there. */
    private static boolean isDependent(Error error) {
        return "dependentRequired".equals(error.getKeyword());
    }

    private static String reason(Error error) {
        String keyword = error.getKeyword();
        String rule = String.valueOf(error.getSchemaNode());
        return switch (keyword == null ? "" : keyword) {
            case "required" -> "is required but missing";
            case "dependentRequired" -> "is required beside " + error.getProperty() + " but missing";
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
            case "minItems" -> "must have at least " + rule + " items" + but(error);
            case "pattern" -> "must match " + rule + but(error);
            default -> Text.printable(error.getMessage());
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
        return value == null ? "" : " but is " + Text.printable(value.toString());
    }
}
