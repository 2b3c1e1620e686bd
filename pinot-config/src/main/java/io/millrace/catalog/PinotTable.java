package io.millrace.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The two documents that make a table in Pinot, and the files that they stand in.
 *
 * @param name the table's name
 * @param schemaFile where the schema stands, for messages
 * @param schema Pinot's schema
 * @param tableFile where the table configuration stands, for messages
 * @param table Pinot's table configuration
 */
public record PinotTable(String name, String schemaFile, ObjectNode schema, String tableFile, ObjectNode table) {

    /** The addresses of Kafka's brokers as Pinot reaches them. */
    public static final String BOOTSTRAP_SERVERS = "bootstrapServers";

    /** How many copies of each segment there are. */
    public static final String REPLICAS = "replicas";

    /** What an environment has a say in, with values that only stand for one. */
    static final Map<String, String> KNOWN = Map.of(BOOTSTRAP_SERVERS, "localhost:9092", REPLICAS, "1");

    /** The same table with the placeholders filled in. */
    public PinotTable filled(Map<String, String> values) {
        return new PinotTable(
                name, schemaFile, Placeholders.fill(schema, values), tableFile, Placeholders.fill(table, values));
    }
}
