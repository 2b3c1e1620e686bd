package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The differences between the schema in Pinot and the wanted one.
 *
 * @param changes differences that Pinot can change in place, for the plan
 * @param blocked differences that it can't
 */
record SchemaDifference(List<String> changes, List<Blocked> blocked) {

    private static final List<String> KINDS = List.of("dimensionFieldSpecs", "metricFieldSpecs", "dateTimeFieldSpecs");

    /** Finished segments depend on these. */
    private static final List<String> FIXED = List.of("/dataType", "/format", "/singleValueField", "/kind");

    static SchemaDifference of(String name, JsonNode wanted, JsonNode existing) {
        SchemaDifference difference = new SchemaDifference(new ArrayList<>(), new ArrayList<>());
        Map<String, JsonNode> wantedColumns = columns(wanted);
        Map<String, JsonNode> existingColumns = columns(existing);
        wantedColumns.forEach((column, spec) -> {
            JsonNode present = existingColumns.get(column);
            if (present == null) {
                difference.changes.add("add column " + column);
            } else {
                difference.compare(name, column, spec, present);
            }
        });
        existingColumns.keySet().stream()
                .filter(column -> !wantedColumns.containsKey(column))
                .forEach(column -> difference.block(
                        name, "column " + column, "Pinot can't remove a column; keep it, or make a new stream"));
        if (!wanted.path("primaryKeyColumns").equals(existing.path("primaryKeyColumns"))) {
            difference.block(
                    name,
                    "primaryKeyColumns " + existing.path("primaryKeyColumns") + " → "
                            + wanted.path("primaryKeyColumns"),
                    "rows that are there were told apart by the old key; make a new stream");
        }
        return difference;
    }

    private void compare(String name, String column, JsonNode wanted, JsonNode existing) {
        for (String pointer : Differences.of(wanted, existing)) {
            String change = column + pointer + " " + existing.at(pointer).asText("unset") + " → "
                    + wanted.at(pointer).asText();
            if (FIXED.contains(pointer)) {
                block(name, "column " + change, "rows that are there hold the old type; add a column beside it");
            } else {
                changes.add("column " + change);
            }
        }
    }

    private void block(String name, String what, String reason) {
        blocked.add(new Blocked("schema " + name + ", " + what, reason));
    }

    /** Returns each column's field spec. The member {@code kind} is the list that has it. */
    private static Map<String, JsonNode> columns(JsonNode schema) {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        for (String kind : KINDS) {
            for (JsonNode spec : schema.path(kind)) {
                columns.put(
                        spec.path("name").asText(), spec.<ObjectNode>deepCopy().put("kind", kind));
            }
        }
        return columns;
    }
}
