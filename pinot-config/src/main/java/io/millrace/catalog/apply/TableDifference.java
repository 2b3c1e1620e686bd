package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.text.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The differences between the table configuration in Pinot and the wanted one.
 *
 * @param changes differences that Pinot can change in place, as JSON pointers
 * @param blocked differences that it can't
 */
record TableDifference(List<String> changes, List<Blocked> blocked) {

    /** A hash of the configuration that was applied last. It shows that a setting was removed. */
    private static final String MARK = "/metadata/customConfigs/millrace.applied";

    private static final String UPSERT = "upsertConfig";
    private static final String HASH = "hashFunction";

    private static final String TOPIC =
            "/ingestionConfig/streamIngestionConfig/streamConfigMaps/0/stream.kafka.topic.name";

    /** Settings of how Pinot stores and reads keys. They don't change any result; servers use them after a restart. */
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

    /**
     * Returns a copy of the wanted configuration in which keys are hashed as those of the existing table: Pinot refuses to
     * change that since 1.5, and no result depends on it.
     */
    static ObjectNode hashingAs(JsonNode existing, ObjectNode wanted) {
        ObjectNode table = wanted.deepCopy();
        JsonNode now = existing.path(UPSERT).path(HASH);
        if (now.isMissingNode()) {
            table.withObject("/" + UPSERT).remove(HASH);
        } else {
            table.withObject("/" + UPSERT).set(HASH, now);
        }
        return table;
    }

    /** Returns a copy of the configuration with a hash of its content. */
    static ObjectNode marked(ObjectNode table) {
        ObjectNode marked = table.deepCopy();
        marked.withObject("/metadata/customConfigs")
                .put("millrace.applied", Sha256.hex(sorted(table).toString()));
        return marked;
    }

    /** The order of members has no meaning in JSON. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return object.objectNode().setAll(members);
        }
        return node;
    }

    private static boolean isFixed(String pointer) {
        return (pointer.startsWith("/upsertConfig/") && !HOW_NOT_WHAT.contains(pointer))
                || pointer.equals("/segmentsConfig/timeColumnName")
                || pointer.equals("/tableType")
                || pointer.equals(TOPIC);
    }

    /** Pinot appends the type to the table's name. */
    private static JsonNode withoutType(JsonNode existing) {
        ObjectNode copy = existing.deepCopy();
        String type = "_" + existing.path("tableType").asText();
        String name = existing.path("tableName").asText();
        return copy.put("tableName", name.endsWith(type) ? name.substring(0, name.length() - type.length()) : name);
    }
}
