package io.millrace.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a Pinot schema.
 *
 * @param byName each column's field spec and its place in the schema
 */
record Columns(Map<String, Column> byName) {

    private static final List<String> KINDS = List.of("dimensionFieldSpecs", "metricFieldSpecs", "dateTimeFieldSpecs");

    record Column(JsonNode spec, String place) {

        String type() {
            return spec.path("dataType").asText();
        }

        /** Pinot cuts a text after so many characters, without a word. */
        int maxLength() {
            return spec.path("maxLength").asInt(512);
        }
    }

    static Columns of(JsonNode schema) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String kind : KINDS) {
            JsonNode specs = schema.path(kind);
            for (int i = 0; i < specs.size(); i++) {
                JsonNode spec = specs.get(i);
                columns.put(spec.path("name").asText(), new Column(spec, "/" + kind + "/" + i));
            }
        }
        return new Columns(columns);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }
}
