package io.millrace.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * All that is known of one stream. The documents are the files of its folder as they stand; treat them as read-only.
 *
 * @param name the stream's name
 * @param description what one event says, in a sentence
 * @param origin who writes it
 * @param from the streams that the processor makes it from; empty where its origin is another
 * @param keyFields the properties that tell events apart, in order; the first one's value is the Kafka message key, so
 *     that all records of a key share a partition, which Pinot's upsert needs
 * @param time where the event's time stands and which times are believed
 * @param formats the forms in which events may be posted
 * @param topic what it asks of its Kafka topic
 * @param derived what ingest computes and adds, in this order
 * @param eventSchema the contract: {@code event.schema.json}, JSON Schema 2020-12
 * @param pinotSchema {@code schema.json}, Pinot's schema of the table
 * @param table {@code table.json}, Pinot's table configuration, with placeholders where environments differ
 * @param samples the examples that the contract is tested with
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

    /** The consumer group in which the processor makes this stream from others. */
    public static String processorGroup(StreamName derived) {
        return "millrace-" + derived;
    }

    /** The table of this stream's events. */
    public PinotTable eventTable() {
        return new PinotTable(name.value(), name + "/schema.json", pinotSchema, name + "/table.json", table);
    }

    /** The table of what this stream refused. */
    public PinotTable failedTable() {
        return FailedTemplate.of(name);
    }
}
