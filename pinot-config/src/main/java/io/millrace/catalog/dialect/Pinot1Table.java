package io.millrace.catalog.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.PinotTable;

/**
 * A table as Pinot 1.x is to have it: with what only 1.x can do switched on. The settings are those of <a
 * href="https://docs.pinot.apache.org/basics/data-import/upsert">upsert</a> and <a
 * href="https://docs.pinot.apache.org/operate-pinot/tuning/pauseless-consumption">pauseless consumption</a>.
 */
final class Pinot1Table {

    /** 0.11 reads this name alone; 1.x honours it, holds it as a list under another name, and says it doesn't know it. */
    static final String OLD_COMPARISON = "/upsertConfig/comparisonColumn";

    private static final String UPSERT = "/upsertConfig";
    private static final String COMPARISON = "comparisonColumns";
    private static final String DELETED = "deleted";

    private Pinot1Table() {}

    static PinotTable of(PinotTable written) {
        ObjectNode table = written.table().deepCopy();
        ObjectNode upsert = table.withObject(UPSERT);
        if (marksDeletedRows(written.schema())) {
            upsert.put("deleteRecordColumn", DELETED);
        }
        upsert.put("snapshot", "ENABLE");
        upsert.put("preload", "ENABLE");
        upsert.put("consistencyMode", "SYNC");
        table.withObject("/ingestionConfig/streamIngestionConfig").put("pauselessConsumptionEnabled", true);
        if (table.at("/segmentsConfig/replication").asInt() > 1) {
            // A replica that isn't the one that uploads a finished segment gets it from the one that has it
            table.withObject("/segmentsConfig").put("peerSegmentDownloadScheme", "http");
        }
        return new PinotTable(written.name(), written.schemaFile(), written.schema(), written.tableFile(), table);
    }

    static JsonNode asWritten(JsonNode held) {
        ObjectNode table = held.deepCopy();
        JsonNode upsert = table.path("upsertConfig");
        if (upsert instanceof ObjectNode config && config.path(COMPARISON).size() == 1) {
            config.set("comparisonColumn", config.path(COMPARISON).get(0));
        }
        return table;
    }

    private static boolean marksDeletedRows(JsonNode schema) {
        for (JsonNode column : schema.path("dimensionFieldSpecs")) {
            if (column.path("name").asText().equals(DELETED)
                    && column.path("dataType").asText().equals("BOOLEAN")) {
                return true;
            }
        }
        return false;
    }
}
