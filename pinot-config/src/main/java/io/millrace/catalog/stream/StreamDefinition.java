package io.millrace.catalog.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.table.PinotTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One stream, as its files define it. Don't change the JSON documents.
 *
 * @param name the stream's name
 * @param description what one event says, in a sentence
 * @param origin the service that writes it
 * @param from the streams that the processor reads for it; empty for other origins
 * @param keyFields the properties of the primary key, in order. The first one's value is the Kafka message key, so that
 *     all records of a key are in one partition, as Pinot's upsert requires
 * @param time the time field and the bounds of its values
 * @param formats the formats in which events can be posted
 * @param topic the settings of its Kafka topic
 * @param retention how long the table keeps rows, from their time on; empty for good
 * @param derived the values that ingest adds, in this order
 * @param eventSchema the contract: {@code event.schema.json}, JSON Schema 2020-12
 * @param pinotSchema Pinot's schema: {@code schema.json}, merged into what all streams share
 * @param table Pinot's table configuration: {@code table.json}, merged into what all tables share; with placeholders
 *     for what depends on the environment
 * @param samples the events with which the contract is tested
 */
public record StreamDefinition(
        StreamName name,
        String description,
        Origin origin,
        List<StreamName> from,
        List<String> keyFields,
        TimeSettings time,
        Set<Format> formats,
        TopicSettings topic,
        Optional<Duration> retention,
        List<Derivation> derived,
        ObjectNode eventSchema,
        ObjectNode pinotSchema,
        ObjectNode table,
        Samples samples) {

    public StreamDefinition {
        if (keyFields.isEmpty()) {
            throw new IllegalArgumentException("stream " + name + " must have at least one key field");
        }
        from = List.copyOf(from);
        keyFields = List.copyOf(keyFields);
        formats = Set.copyOf(formats);
        derived = List.copyOf(derived);
    }

    /** Returns the consumer group with which the processor reads the sources of a derived stream. */
    public static String processorGroup(StreamName derived) {
        return "millrace-" + derived;
    }

    /** Returns the table of this stream's events. */
    public PinotTable eventTable() {
        return new PinotTable(
                name.value(), name + "/" + StreamFolder.SCHEMA, pinotSchema, name + "/" + StreamFolder.TABLE, table);
    }

    /** Returns the table of this stream's failed events. */
    public PinotTable failedTable() {
        return BaseDocuments.failedTable(name);
    }
}
