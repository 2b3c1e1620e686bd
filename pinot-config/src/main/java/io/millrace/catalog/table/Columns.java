package io.millrace.catalog.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a Pinot schema.
 *
 * @param byName each column by its name
 */
public record Columns(Map<String, Column> byName) {

    private static final List<String> KINDS = List.of("dimensionFieldSpecs", "metricFieldSpecs", "dateTimeFieldSpecs");

    /**
     * One column.
     *
     * @param spec its field spec
     * @param place its JSON pointer in the schema
     */
    public record Column(JsonNode spec, String place) {

        public String type() {
            return spec.path("dataType").asText();
        }

        /** The number of characters after which Pinot cuts a text silently. */
        public int maxLength() {
            return spec.path("maxLength").asInt(512);
        }
    }

    public static Columns of(JsonNode schema) {
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

    public boolean has(String name) {
        return byName.containsKey(name);
    }
}
