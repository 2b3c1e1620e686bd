package io.millrace.catalog.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The schema and the table configuration of a Pinot table.
 *
 * @param name the table's name
 * @param schemaFile the schema's file, for messages
 * @param schema Pinot's schema
 * @param tableFile the table configuration's file, for messages
 * @param table Pinot's table configuration
 */
public record PinotTable(String name, String schemaFile, ObjectNode schema, String tableFile, ObjectNode table) {

    /** The placeholder for Kafka's brokers, with the addresses that Pinot uses. */
    public static final String BOOTSTRAP_SERVERS = "bootstrapServers";

    /** The placeholder for the number of copies of each segment. */
    public static final String REPLICAS = "replicas";

    /**
     * The custom setting that records the topic that a table was created for: Kafka's topic id, an at sign, and the
     * time from which the table reads it, epoch ms.
     */
    public static final String RECORDED_TOPIC = "millrace.topic";

    /** The placeholders, each with an example of its value. */
    public static final Map<String, String> KNOWN = Map.of(BOOTSTRAP_SERVERS, "localhost:9092", REPLICAS, "1");

    /** Returns a copy with values for the placeholders. */
    public PinotTable filled(Map<String, String> values) {
        return new PinotTable(
                name, schemaFile, Placeholders.fill(schema, values), tableFile, Placeholders.fill(table, values));
    }
}
