package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What separates a table configuration in place from the wanted one.
 *
 * @param changes what Pinot can change in place, as JSON pointers
 * @param blocked what it can't
 */
record TableDifference(List<String> changes, List<Blocked> blocked) {

    /** Where a table keeps the mark of the configuration it was last given, which tells when a setting is taken out. */
    private static final String MARK = "/metadata/customConfigs/millrace.applied";

    private static final String TOPIC =
            "/ingestionConfig/streamIngestionConfig/streamConfigMaps/0/stream.kafka.topic.name";

    /** How Pinot keeps and reads an upsert table's keys, which counts the same rows; in force from the servers' restart on. */
    private static final Set<String> HOW_NOT_WHAT =
            Set.of("/upsertConfig/snapshot", "/upsertConfig/preload", "/upsertConfig/consistencyMode");

    static TableDifference of(String name, ObjectNode marked, JsonNode existing) {
        TableDifference difference = new TableDifference(new ArrayList<>(), new ArrayList<>());
        List<String> pointers = Differences.of(marked, withoutType(existing));
        for (String pointer : pointers) {
            if (isFixed(pointer)) {
                difference.blocked.add(new Blocked(
                        "table " + name + ", " + pointer + " "
                                + existing.at(pointer).asText("unset") + " → "
                                + marked.at(pointer).asText(),
                        "Pinot would take it and count by the old rule until it restarts; make a new stream"));
            } else if (!pointer.equals(MARK)) {
                difference.changes.add(pointer);
            }
        }
        if (pointers.equals(List.of(MARK))) {
            difference.changes.add("settings that are no longer wanted");
        }
        return difference;
    }

    /** The configuration with a mark of its own content. */
    static ObjectNode marked(ObjectNode table) {
        ObjectNode marked = table.deepCopy();
        marked.withObject("/metadata/customConfigs").put("millrace.applied", Sha256.hex(table.toString()));
        return marked;
    }

    private static boolean isFixed(String pointer) {
        return (pointer.startsWith("/upsertConfig/") && !HOW_NOT_WHAT.contains(pointer))
                || pointer.equals("/segmentsConfig/timeColumnName")
                || pointer.equals("/tableType")
                || pointer.equals(TOPIC);
    }

    /** Pinot adds the type to the table's name. */
    private static JsonNode withoutType(JsonNode existing) {
        ObjectNode copy = existing.deepCopy();
        String type = "_" + existing.path("tableType").asText();
        String name = existing.path("tableName").asText();
        return copy.put("tableName", name.endsWith(type) ? name.substring(0, name.length() - type.length()) : name);
    }
}
