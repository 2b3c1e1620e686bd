package io.millrace.catalog.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.files.Problems;
import io.millrace.catalog.stream.BaseDocuments;
import io.millrace.catalog.table.Columns;
import io.millrace.catalog.table.PinotTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a table against its schema and against the settings that all tables share. It also refuses settings that Pinot
 * accepts but doesn't use as expected. One table configuration must suit Pinot 0.11 and 1.x.
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

    private static final String STREAM_MAPS = "/ingestionConfig/streamIngestionConfig/streamConfigMaps";
    private static final String STREAM_MAP = STREAM_MAPS + "/0";

    /** The beginnings of the shared settings that a stream may change. */
    private static final List<String> OPEN =
            List.of("/tenants/", "/tableIndexConfig/loadMode", STREAM_MAP + "/realtime.segment.flush.threshold.");

    private final PinotTable files;
    private final List<String> keyFields;
    private final boolean transactional;
    private final Problems problems;
    private final Columns columns;

    /**
     * Creates the check of a table.
     *
     * @param transactional whether the topic is written in transactions, some of which may be aborted
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
        checkBase("", BaseDocuments.table(files.name(), transactional));
        mustNot("/segmentsConfig/schemaName", "Pinot 1.x has no such setting");
        mustNot("/upsertConfig/comparisonColumns", "Pinot 0.11 passes over it in silence");
        for (String setting : ADDED_BY_DIALECT) {
            mustNot("/upsertConfig/" + setting, "it is added for the Pinot that has it");
        }
        mustNot("/upsertConfig/dropOutOfOrderRecord", "Pinot 1.x takes it only without consistent reads");
        mustNot("/tableIndexConfig/streamConfigs", "use ingestionConfig.streamIngestionConfig");
        mustNot("/tableIndexConfig/starTreeIndexConfigs", "an upsert table can't have them");
        checkIndexes();
        checkTransforms();
        checkFlush();
    }

    /** A stream may add settings to the shared ones, and change only those in {@link #OPEN}. */
    private void checkBase(String place, JsonNode base) {
        if (base.isValueNode() && OPEN.stream().noneMatch(place::startsWith)) {
            must(place, base.asText());
        }
        base.properties().forEach(member -> checkBase(place + "/" + member.getKey(), member.getValue()));
        if (place.equals(STREAM_MAPS)) {
            if (files.table().at(place).size() == 1) {
                checkBase(STREAM_MAP, base.path(0));
            } else {
                problems.broken(
                        files.tableFile(),
                        place,
                        "must be a list of one map, whose streamType is kafka",
                        files.table().at(place));
            }
        }
    }

    private void checkSchema() {
        JsonNode schema = files.schema();
        if (!schema.path("schemaName").asText().equals(files.name())) {
            problems.broken(files.schemaFile(), "/schemaName", "must be " + files.name(), schema.path("schemaName"));
        }
        List<String> primaryKey = new ArrayList<>();
        schema.path("primaryKeyColumns").forEach(column -> primaryKey.add(column.asText()));
        if (!primaryKey.equals(keyFields)) {
            problems.broken(
                    files.schemaFile(),
                    "/primaryKeyColumns",
                    "must be the key fields " + keyFields,
                    schema.path("primaryKeyColumns"));
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
            problems.broken(files.tableFile(), place, "must be a column", name);
        }
    }

    private void checkFlush() {
        JsonNode map = files.table().at(STREAM_MAP);
        boolean byRows =
                !map.path("realtime.segment.flush.threshold.rows").asText("0").equals("0");
        boolean bySize = map.has("realtime.segment.flush.threshold.segment.size");
        if (byRows == bySize) {
            problems.add(
                    files.tableFile(),
                    STREAM_MAP,
                    "must flush either by realtime.segment.flush.threshold.rows or by …segment.size");
        }
    }

    private void must(String place, String wanted) {
        JsonNode value = files.table().at(place);
        if (!value.asText().equals(wanted)) {
            problems.add(
                    files.tableFile(),
                    place,
                    "must be " + wanted + ", was " + (value.isMissingNode() ? "missing" : value.asText()));
        }
    }

    private void mustNot(String place, String why) {
        if (!files.table().at(place).isMissingNode()) {
            problems.add(files.tableFile(), place, "must not be set: " + why);
        }
    }
}
