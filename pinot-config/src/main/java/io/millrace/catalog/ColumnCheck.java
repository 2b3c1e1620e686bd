package io.millrace.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks that every property of the contract has a column that can hold it, and every column something to hold. */
final class ColumnCheck {

    /** What ingest adds to an event, and the type of its column. */
    private static final Map<String, String> ADDED =
            new TreeMap<>(Map.of(EventContract.TS, "LONG", "_received_at", "LONG", "_request_id", "STRING"));

    private final StreamDefinition stream;
    private final Problems problems;
    private final Columns columns;
    private final String file;

    ColumnCheck(StreamDefinition stream, Problems problems) {
        this.stream = stream;
        this.problems = problems;
        this.columns = Columns.of(stream.pinotSchema());
        this.file = stream.eventTable().schemaFile();
    }

    void check() {
        JsonNode properties = stream.eventSchema().path("properties");
        properties.properties().forEach(property -> checkProperty(property.getKey(), property.getValue()));
        ADDED.forEach(this::checkAdded);
        checkFed(properties);
    }

    private void checkProperty(String name, JsonNode contract) {
        Columns.Column column = columns.byName().get(name);
        if (column == null) {
            problems.add(file, "", "has no column for the contract's property " + name);
            return;
        }
        if (!types(contract).contains(column.type())) {
            problems.add(
                    file,
                    column.place() + "/dataType",
                    "must be one of " + types(contract).stream().sorted().toList() + " for the contract's " + name
                            + " but is " + column.type());
        } else if (column.type().equals("STRING") && !contract.has("enum")) {
            checkLength(name, contract, column);
        } else if (column.type().equals("JSON") && !column.spec().has("maxLength")) {
            problems.add(file, column.place() + "/maxLength", "must be given: Pinot would cut " + name + " at 512");
        }
    }

    /** A character of the contract may take two of Pinot's, as an emoji does. */
    private void checkLength(String name, JsonNode contract, Columns.Column column) {
        int limit = contract.path("maxLength").asInt(Integer.MAX_VALUE);
        if (limit > column.maxLength() / 2) {
            problems.add(
                    stream.name() + "/" + CatalogLoader.CONTRACT,
                    "/properties/" + name + "/maxLength",
                    "must be given and at most half of the column's maxLength, " + column.maxLength()
                            + ": Pinot would cut it");
        }
    }

    private void checkAdded(String name, String type) {
        Columns.Column column = columns.byName().get(name);
        if (column == null) {
            problems.add(file, "", "has no column " + name + ", which ingest adds to every event");
        } else if (!column.type().equals(type)) {
            problems.add(file, column.place() + "/dataType", "must be " + type + " but is " + column.type());
        }
    }

    private void checkFed(JsonNode properties) {
        Set<String> fed = new HashSet<>(ADDED.keySet());
        properties.fieldNames().forEachRemaining(fed::add);
        stream.derived().forEach(derivation -> fed.add(derivation.column()));
        stream.table()
                .path("ingestionConfig")
                .path("transformConfigs")
                .forEach(transform -> fed.add(transform.path("columnName").asText()));
        columns.byName().forEach((name, column) -> {
            if (!fed.contains(name)) {
                problems.add(
                        file,
                        column.place(),
                        "column " + name + " is fed by no property of the contract, by ingest or by a transform");
            }
        });
    }

    private static Set<String> types(JsonNode contract) {
        JsonNode type = contract.path("type");
        String only = contract.has("enum") || type.isArray() ? "string" : type.asText();
        return switch (only) {
            case "string" -> Set.of("STRING");
            case "integer" -> isInt(contract) ? Set.of("INT", "LONG") : Set.of("LONG");
            case "number" -> Set.of("DOUBLE");
            case "boolean" -> Set.of("BOOLEAN");
            case "array", "object" -> Set.of("JSON");
            default -> Set.of();
        };
    }

    private static boolean isInt(JsonNode contract) {
        return contract.path("minimum").isInt() && contract.path("maximum").isInt();
    }
}
