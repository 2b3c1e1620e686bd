package io.millrace.catalog.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.dialect.PinotDialect;
import io.millrace.catalog.stream.CompactedTopic;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.table.PinotTable;
import java.util.Optional;

/** The topic settings and the table documents that Kafka and Pinot get for one name. */
public record Rendering(ObjectNode topic, Optional<PinotTable> table) {

    /**
     * Finds a stream, such as {@code orders}, its refused events, {@code orders_failed}, or a topic without a table;
     * empty if there is none of that name.
     */
    public static Optional<Rendering> of(
            StreamCatalog catalog, String name, CatalogTarget target, PinotDialect dialect) {
        for (StreamDefinition stream : catalog.streams()) {
            if (stream.name().value().equals(name)) {
                return Optional.of(of(WantedTopic.ofEvents(stream, target), stream.eventTable(), target, dialect));
            }
            if (stream.name().failedStream().equals(name)) {
                return Optional.of(of(WantedTopic.ofFailed(stream, target), stream.failedTable(), target, dialect));
            }
        }
        for (CompactedTopic topic : catalog.compactedTopics()) {
            if (topic.name().value().equals(name)) {
                return Optional.of(new Rendering(json(WantedTopic.ofCompacted(topic, target)), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static Rendering of(WantedTopic topic, PinotTable table, CatalogTarget target, PinotDialect dialect) {
        return new Rendering(json(topic), Optional.of(dialect.render(target.prepared(table))));
    }

    private static ObjectNode json(WantedTopic topic) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", topic.name());
        json.put("partitions", topic.partitions());
        json.put("replication", topic.replication());
        topic.settings().forEach(json.putObject("settings")::put);
        return json;
    }

    /**
     * Returns one JSON object with {@code table}, {@code schema} and {@code topic}; for a topic without a table only
     * {@code topic}.
     */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        table.ifPresent(present -> {
            json.set("table", present.table());
            json.set("schema", present.schema());
        });
        json.set("topic", topic);
        return json;
    }
}
