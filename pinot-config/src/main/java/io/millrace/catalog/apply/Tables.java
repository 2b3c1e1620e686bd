package io.millrace.catalog.apply;

import static io.millrace.catalog.apply.PinotController.expectOk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.CatalogProblem;
import io.millrace.catalog.PinotTable;
import io.millrace.catalog.dialect.PinotDialect;
import io.millrace.catalog.dialect.PinotVersion;
import java.util.ArrayList;
import java.util.List;

/** The tables of a Pinot cluster, each with its schema. */
final class Tables {

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final String OF_SCHEMA = "/schema";
    private static final String OF_TABLE = "/realtime";

    private final PinotController controller;

    Tables(PinotController controller) {
        this.controller = controller;
    }

    /**
     * Asks Pinot what it thinks of the documents, without any effect.
     *
     * @param wanted as the version's dialect renders it
     */
    List<CatalogProblem> validate(PinotTable wanted, PinotVersion version) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.put("tableName", wanted.name());
        both.set("schema", wanted.schema());
        both.set("realtime", TableDifference.marked(wanted.table()));
        PinotController.Answer answer = controller.post("/tableConfigs/validate", both);
        if (answer.status() == BAD_REQUEST) {
            return List.of(new CatalogProblem(wanted.tableFile(), "", "Pinot refuses it: " + answer.error()));
        }
        JsonNode body = expectOk("examine table " + wanted.name(), answer);
        List<CatalogProblem> problems = new ArrayList<>();
        body.path("unrecognizedProperties").fieldNames().forEachRemaining(pointer -> {
            boolean ofTable = pointer.startsWith(OF_TABLE + "/");
            if (!ofTable || !version.expectsUnrecognized(pointer.substring(OF_TABLE.length()))) {
                problems.add(unrecognized(wanted, pointer));
            }
        });
        return problems;
    }

    private static CatalogProblem unrecognized(PinotTable wanted, String pointer) {
        boolean ofSchema = pointer.startsWith(OF_SCHEMA + "/");
        return new CatalogProblem(
                ofSchema ? wanted.schemaFile() : wanted.tableFile(),
                pointer.substring((ofSchema ? OF_SCHEMA : OF_TABLE).length()),
                "is a setting that Pinot doesn't know");
    }

    /** Which Pinot it is. */
    PinotVersion version() {
        return PinotVersion.of(expectOk("tell its version", controller.get("/version")));
    }

    /**
     * Adds what it takes to have the table as wanted.
     *
     * @param wanted as the dialect renders it
     */
    void plan(PinotTable wanted, PinotDialect dialect, int partitions, List<Change> changes, List<Blocked> blocked) {
        ObjectNode table = TableDifference.marked(wanted.table());
        JsonNode schemaNow = schema(wanted.name());
        JsonNode tableNow = expectOk("show table " + wanted.name(), controller.get("/tables/" + wanted.name()))
                .path("REALTIME");
        if (!schemaNow.isMissingNode()) {
            SchemaDifference schema = SchemaDifference.of(wanted.name(), wanted.schema(), schemaNow);
            blocked.addAll(schema.blocked());
            if (!schema.changes().isEmpty()) {
                changes.add(new Change.UpdateSchema(wanted.name(), schema.changes(), wanted.schema()));
            }
        }
        if (tableNow.isMissingNode()) {
            changes.add(new Change.CreateTable(wanted.name(), partitions, wanted.schema(), table));
        } else {
            TableDifference difference = TableDifference.of(wanted.name(), table, dialect.asWritten(tableNow));
            blocked.addAll(difference.blocked());
            if (!difference.changes().isEmpty()) {
                changes.add(new Change.UpdateTable(wanted.name(), difference.changes(), table));
            }
        }
    }

    private JsonNode schema(String name) {
        PinotController.Answer answer = controller.get("/schemas/" + name);
        return answer.status() == NOT_FOUND
                ? JsonNodeFactory.instance.missingNode()
                : expectOk("show schema " + name, answer);
    }

    void create(Change.CreateTable table) {
        expectOk("add schema " + table.name(), controller.post("/schemas?override=true", table.schema()));
        expectOk("add table " + table.name(), controller.post("/tables", table.table()));
    }

    void update(Change.UpdateSchema schema) {
        expectOk(
                "change schema " + schema.name(),
                controller.put("/schemas/" + schema.name() + "?reload=false", schema.schema()));
    }

    void update(Change.UpdateTable table) {
        expectOk("change table " + table.name(), controller.put("/tables/" + table.name(), table.table()));
    }
}
