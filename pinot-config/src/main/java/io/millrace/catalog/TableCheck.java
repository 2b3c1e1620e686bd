package io.millrace.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a table against its schema, and against what Pinot would take without complaint and then not do. One table
 * configuration serves Pinot 0.11 and 1.x.
 */
final class TableCheck {

    private static final List<String> INDEXES = List.of(
            "sortedColumn",
            "invertedIndexColumns",
            "rangeIndexColumns",
            "bloomFilterColumns",
            "noDictionaryColumns",
            "jsonIndexColumns",
            "varLengthDictionaryColumns");

    private static final List<String> ADDED_BY_DIALECT =
            List.of("deleteRecordColumn", "snapshot", "preload", "consistencyMode");

    private final PinotTable files;
    private final List<String> keyFields;
    private final boolean transactional;
    private final Problems problems;
    private final Columns columns;

    /**
     * The check of a table.
     *
     * @param transactional whether its topic is written in transactions, of which some are aborted
     */
    TableCheck(PinotTable files, List<String> keyFields, boolean transactional, Problems problems) {
        this.files = files;
        this.keyFields = keyFields;
        this.transactional = transactional;
        this.problems = problems;
        this.columns = Columns.of(files.schema());
    }

    void check() {
        checkSchema();
        String ts = EventContract.TS;
        must("/tableName", files.name());
        must("/tableType", "REALTIME");
        must("/segmentsConfig/timeColumnName", ts);
        must("/segmentsConfig/replication", "${" + PinotTable.REPLICAS + "}");
        must("/segmentsConfig/replicasPerPartition", "${" + PinotTable.REPLICAS + "}");
        mustNot("/segmentsConfig/schemaName", "Pinot 1.x has no such setting");
        must("/upsertConfig/mode", "FULL");
        must("/upsertConfig/comparisonColumn", ts);
        mustNot("/upsertConfig/comparisonColumns", "Pinot 0.11 passes over it in silence");
        for (String setting : ADDED_BY_DIALECT) {
            mustNot("/upsertConfig/" + setting, "it is added for the Pinot that has it");
        }
        mustNot("/upsertConfig/dropOutOfOrderRecord", "Pinot 1.x takes it only without consistent reads");
        must("/routing/instanceSelectorType", "strictReplicaGroup");
        must("/tableIndexConfig/nullHandlingEnabled", "true");
        mustNot("/tableIndexConfig/streamConfigs", "use ingestionConfig.streamIngestionConfig");
        mustNot("/tableIndexConfig/starTreeIndexConfigs", "an upsert table can't have them");
        checkIndexes();
        checkTransforms();
        checkStream();
    }

    private void checkSchema() {
        JsonNode schema = files.schema();
        if (!schema.path("schemaName").asText().equals(files.name())) {
            problems.add(files.schemaFile(), "/schemaName", "must be " + files.name());
        }
        List<String> primaryKey = new ArrayList<>();
        schema.path("primaryKeyColumns").forEach(column -> primaryKey.add(column.asText()));
        if (!primaryKey.equals(keyFields)) {
            problems.add(files.schemaFile(), "/primaryKeyColumns", "must be the key fields " + keyFields);
        }
        Columns.Column ts = columns.byName().get(EventContract.TS);
        if (ts == null || !ts.spec().path("format").asText().equals("1:MILLISECONDS:EPOCH")) {
            problems.add(
                    files.schemaFile(),
                    ts == null ? "" : ts.place(),
                    "must have ts in the format 1:MILLISECONDS:EPOCH");
        }
    }

    private void checkIndexes() {
        for (String index : INDEXES) {
            JsonNode names = files.table().path("tableIndexConfig").path(index);
            for (int i = 0; i < names.size(); i++) {
                checkColumn("/tableIndexConfig/" + index + "/" + i, names.get(i));
            }
        }
        JsonNode fields = files.table().path("fieldConfigList");
        for (int i = 0; i < fields.size(); i++) {
            String place = "/fieldConfigList/" + i;
            checkColumn(place + "/name", fields.get(i).path("name"));
            mustNot(place + "/indexes", "Pinot 0.11 makes no index of it; use indexTypes");
        }
    }

    private void checkTransforms() {
        JsonNode transforms = files.table().path("ingestionConfig").path("transformConfigs");
        for (int i = 0; i < transforms.size(); i++) {
            checkColumn(
                    "/ingestionConfig/transformConfigs/" + i + "/columnName",
                    transforms.get(i).path("columnName"));
        }
    }

    private void checkColumn(String place, JsonNode name) {
        if (!columns.has(name.asText())) {
            problems.add(files.tableFile(), place, "must be a column but is " + name);
        }
    }

    private void checkStream() {
        String place = "/ingestionConfig/streamIngestionConfig/streamConfigMaps";
        JsonNode maps = files.table().at(place);
        if (maps.size() != 1) {
            problems.add(files.tableFile(), place, "must be a list of one map");
            return;
        }
        String stream = place + "/0/";
        must(stream + "streamType", "kafka");
        must(stream + "stream.kafka.topic.name", files.name());
        must(stream + "stream.kafka.broker.list", "${" + PinotTable.BOOTSTRAP_SERVERS + "}");
        must(stream + "stream.kafka.consumer.type", "lowlevel");
        must(stream + "stream.kafka.consumer.prop.auto.offset.reset", "smallest");
        if (transactional) {
            must(stream + "stream.kafka.isolation.level", "read_committed");
        }
        boolean byRows =
                !maps.at("/0/realtime.segment.flush.threshold.rows").asText("0").equals("0");
        boolean bySize = maps.at("/0").has("realtime.segment.flush.threshold.segment.size");
        if (byRows == bySize) {
            problems.add(
                    files.tableFile(),
                    place + "/0",
                    "must flush either by realtime.segment.flush.threshold.rows or by …segment.size");
        }
    }

    private void must(String place, String wanted) {
        JsonNode value = files.table().at(place);
        if (!value.asText().equals(wanted)) {
            problems.add(
                    files.tableFile(),
                    place,
                    "must be " + wanted + " but is " + (value.isMissingNode() ? "missing" : value.asText()));
        }
    }

    private void mustNot(String place, String why) {
        if (!files.table().at(place).isMissingNode()) {
            problems.add(files.tableFile(), place, "must not be set: " + why);
        }
    }
}
