package io.millrace.catalog.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.table.PinotTable;

/**
 * The table configuration for Pinot 1.x, with the settings that only 1.x has: those of <a
 * href="https://docs.pinot.apache.org/basics/data-import/upsert">upsert</a> and <a
 * href="https://docs.pinot.apache.org/operate-pinot/tuning/pauseless-consumption">pauseless consumption</a>.
 */
final class Pinot1Table {

    /**
     * The only name that 0.11 reads. 1.x uses it, returns it as a list under another name, and reports it as
     * unrecognized.
     */
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
            // The other replicas download a finished segment from the server that has it
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
