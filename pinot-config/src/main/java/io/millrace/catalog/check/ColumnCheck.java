package io.millrace.catalog.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.BaseDocuments;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamFolder;
import io.millrace.catalog.table.Columns;
import java.util.HashSet;
import java.util.Set;

/** Checks that every property of the contract has a column of a suitable type, and that every column gets a value. */
final class ColumnCheck {

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
        Columns.of(BaseDocuments.eventSchema(stream.name(), stream.keyFields()))
                .byName()
                .forEach(this::checkBase);
        checkFed(properties);
    }

    private void checkBase(String name, Columns.Column base) {
        Columns.Column column = columns.byName().get(name);
        if (column == null) {
            problems.add(file, "", "must have the column " + name + ", which every stream has");
            return;
        }
        base.spec().properties().forEach(wanted -> {
            JsonNode found = column.spec().path(wanted.getKey());
            if (!found.equals(wanted.getValue())) {
                problems.add(
                        file,
                        column.place() + "/" + wanted.getKey(),
                        "must be " + wanted.getValue().asText() + ", was " + found.asText());
            }
        });
    }

    private void checkProperty(String name, JsonNode contract) {
        Columns.Column column = columns.byName().get(name);
        if (column == null) {
            problems.add(file, "", "must have a column for the contract's property " + name);
            return;
        }
        if (!types(contract).contains(column.type())) {
            problems.add(
                    file,
                    column.place() + "/dataType",
                    "must be one of " + types(contract).stream().sorted().toList() + " for the contract's " + name
                            + ", was " + column.type());
        } else if (column.type().equals("STRING") && !contract.has("enum")) {
            checkLength(name, contract, column);
        } else if (column.type().equals("JSON") && !column.spec().has("maxLength")) {
            problems.add(
                    file,
                    column.place() + "/maxLength",
                    "must be given, since Pinot cuts " + name + " after 512 characters otherwise");
        }
    }

    /** JSON Schema counts code points, Pinot counts UTF-16 units: an emoji has two. */
    private void checkLength(String name, JsonNode contract, Columns.Column column) {
        int limit = contract.path("maxLength").asInt(Integer.MAX_VALUE);
        if (limit > column.maxLength() / 2) {
            problems.broken(
                    stream.name() + "/" + StreamFolder.CONTRACT,
                    "/properties/" + name + "/maxLength",
                    "must be at most half of the column's maxLength " + column.maxLength()
                            + ", since Pinot cuts longer text",
                    contract.path("maxLength"));
        }
    }

    private void checkFed(JsonNode properties) {
        Set<String> fed = new HashSet<>(MetaColumns.STAMPED);
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
                        "column " + name
                                + " must be filled by a property of the contract, by ingest or by a transform");
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
