package io.millrace.catalog.apply;

import static io.millrace.catalog.apply.PinotController.expectOk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.dialect.PinotDialect;
import io.millrace.catalog.dialect.PinotVersion;
import io.millrace.catalog.files.CatalogProblem;
import io.millrace.catalog.table.PinotTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The tables of a Pinot cluster, each with its schema. */
final class Tables {

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final String OF_SCHEMA = "/schema";
    private static final String OF_TABLE = "/realtime";

    private final PinotController controller;
    private final Consumption consumption;
    private final Clock clock;

    Tables(PinotController controller, Consumption consumption, Clock clock) {
        this.controller = controller;
        this.consumption = consumption;
        this.clock = clock;
    }

    /**
     * Lets Pinot validate the documents. Changes nothing.
     *
     * @param wanted the table in the dialect of this version
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

    /** Asks the controller for Pinot's version. */
    PinotVersion version() {
        return PinotVersion.of(expectOk("tell its version", controller.get("/version")));
    }

    /**
     * Adds the changes that the table needs.
     *
     * @param wanted the table in Pinot's dialect
     * @param topic finds the table's topic
     */
    void plan(
            PinotTable wanted,
            PinotDialect dialect,
            int partitions,
            Supplier<Optional<TopicInPlace>> topic,
            List<Change> changes,
            List<Blocked> blocked) {
        ObjectNode table = TableDifference.marked(wanted.table());
        JsonNode schemaNow = found("schema " + wanted.name(), "/schemas/" + wanted.name());
        JsonNode tableNow =
                found("table " + wanted.name(), "/tables/" + wanted.name()).path("REALTIME");
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
            table = TableDifference.hashingAs(tableNow, table);
            TableDifference difference = TableDifference.of(wanted.name(), table, dialect.asWritten(tableNow));
            blocked.addAll(difference.blocked());
            Map<Integer, Long> offsets = consumption.offsets(wanted.name());
            planTopic(
                    new Change.UpdateTable(wanted.name(), difference.changes(), table),
                    RecordedTopic.of(tableNow),
                    topic.get(),
                    offsets,
                    partitions,
                    changes);
        }
    }

    private void planTopic(
            Change.UpdateTable update,
            RecordedTopic recorded,
            Optional<TopicInPlace> topic,
            Map<Integer, Long> offsets,
            int partitions,
            List<Change> changes) {
        List<String> differences = new ArrayList<>(update.differences());
        RecordedTopic record = recorded;
        if (recorded.isEmpty() && topic.isPresent()) {
            record = RecordedTopic.now(topic.get().id(), clock);
            differences.add(RecordedTopic.PLACE + "/" + PinotTable.RECORDED_TOPIC);
        }
        if (!differences.isEmpty()) {
            changes.add(new Change.UpdateTable(update.name(), differences, record.addedTo(update.table())));
        }
        String reason = otherTopic(record, topic, offsets);
        if (!reason.isEmpty()) {
            changes.add(new Change.ReadFromBeginning(update.name(), partitions, reason, update.table()));
        }
    }

    /**
     * Says why the topic isn't the one that the table has read; empty if it is.
     *
     * @param offsets how far the table had read before the topic was looked up
     */
    private static String otherTopic(RecordedTopic recorded, Optional<TopicInPlace> found, Map<Integer, Long> offsets) {
        if (found.isEmpty()) {
            return "there is none";
        }
        TopicInPlace topic = found.get();
        if (!recorded.topicId().equals(topic.id())) {
            return "it was made again (id %s → %s)".formatted(recorded.topicId(), topic.id());
        }
        return topic.ends().entrySet().stream()
                .filter(end -> offsets.getOrDefault(end.getKey(), 0L) > end.getValue())
                .map(end -> "partition %d ends at offset %d and was read up to %d"
                        .formatted(end.getKey(), end.getValue(), offsets.get(end.getKey())))
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns a document of Pinot, or a missing node if there is none. A schema that doesn't exist is a 404 on all
     * versions; a table that doesn't exist is {@code {}} on 0.11 and a 404 on 1.x.
     */
    private JsonNode found(String what, String path) {
        PinotController.Answer answer = controller.get(path);
        return answer.status() == NOT_FOUND ? JsonNodeFactory.instance.missingNode() : expectOk("show " + what, answer);
    }

    /** @param topicId the id of the topic that the table will read */
    void create(Change.CreateTable table, String topicId) {
        expectOk("add schema " + table.name(), controller.post("/schemas?override=true", table.schema()));
        ObjectNode recorded = RecordedTopic.now(topicId, clock).addedTo(table.table());
        expectOk("add table " + table.name(), controller.post("/tables", recorded));
    }

    /**
     * Lets a table read its topic from the beginning. The topic is recorded last, so that the next plan repeats the
     * change after a failure.
     */
    void readFromBeginning(Change.ReadFromBeginning change, String topicId) {
        consumption.beginAgain(change.name(), change.partitions());
        ObjectNode recorded = RecordedTopic.now(topicId, clock).addedTo(change.table());
        expectOk("change table " + change.name(), controller.put("/tables/" + change.name(), recorded));
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
