package io.millrace.cdc.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.contract.EventContract;
import io.millrace.catalog.contract.FailedEvent;
import io.millrace.catalog.contract.Rule;
import io.millrace.catalog.contract.ValidationResult;
import io.millrace.catalog.contract.Violation;
import io.millrace.catalog.stream.MetaColumns;
import io.millrace.catalog.stream.Origin;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamDefinition;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.rows.RowChange;
import io.millrace.cdc.rows.RowJson;
import io.millrace.cdc.state.CaptureStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns row changes into the records of their streams, and checks them by the catalogue's contracts. */
public final class StreamRecords {

    private static final String CHANGED_AT = "changedAt";

    /** The length of Pinot's column for failed payloads. */
    private static final int MAX_PAYLOAD_CHARACTERS = 1 << 20;

    private final Map<StreamName, Stream> streams = new HashMap<>();
    private final CaptureStatus status;
    private final Clock clock;

    private record Stream(EventContract contract, List<String> keyFields, RowJson json) {}

    /** @throws IllegalArgumentException when the catalogue lacks a stream, or its origin isn't cdc */
    public StreamRecords(StreamCatalog catalog, Iterable<StreamName> names, CaptureStatus status, Clock clock) {
        this.status = status;
        this.clock = clock;
        for (StreamName name : names) {
            StreamDefinition definition = catalog.find(name)
                    .filter(stream -> stream.origin() == Origin.CDC)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "millrace.cdc.tables: the catalogue has no stream " + name + " with the origin cdc"));
            Set<String> properties = new HashSet<>();
            definition.eventSchema().path("properties").fieldNames().forEachRemaining(properties::add);
            streams.put(
                    name, new Stream(EventContract.of(definition), definition.keyFields(), new RowJson(properties)));
        }
    }

    /**
     * Records in the status which columns a table lacks.
     *
     * @param columns the names of the table's columns
     */
    public void noteColumns(String table, StreamName name, Collection<String> columns) {
        status.missingColumns(table, stream(name).json().missing(columns));
    }

    /**
     * The records of a change: the event, and for a deleted row a tombstone after it. A row that the contract rules out
     * gives one record for the stream's failed events instead; the stream then keeps the row's values before the
     * change.
     */
    public List<ProducerRecord<byte[], byte[]>> of(RowChange change, ComparisonValues comparison) {
        Stream stream = stream(change.stream());
        Instant now = clock.instant();
        RowJson.Reading row = stream.json().read(change);
        status.missingColumns(change.table(), row.missing());
        ValidationResult examination;
        if (change.deleted()) {
            examination = examineDeleted(stream, row.event(), now);
        } else if (row.violations().isEmpty()) {
            examination = examine(stream, row.event(), now);
        } else {
            examination = new ValidationResult.Refused(false, row.violations());
        }
        if (examination instanceof ValidationResult.Accepted accepted) {
            return accepted(change, accepted, comparison, now);
        }
        ObjectNode payload = row.violations().isEmpty() ? row.event() : RowJson.raw(change.row());
        return List.of(failed(change, (ValidationResult.Refused) examination, payload, 0, now));
    }

    /**
     * Returns the failed event of an envelope that is larger than its topic allows. The row's event is still written.
     *
     * @param topic the envelopes' topic
     * @param bytes the envelope's size
     * @param most the largest size that the topic allows
     */
    public ProducerRecord<byte[], byte[]> failedEnvelope(RowChange change, String topic, int bytes, int most) {
        Violation violation = new Violation(
                Rule.MAX_BYTES,
                "Debezium's envelope of this change has " + bytes + " bytes, and " + topic + " takes " + most,
                "");
        ValidationResult.Refused refused = new ValidationResult.Refused(false, List.of(violation));
        return failed(change, refused, RowJson.raw(change.row()), 1, clock.instant());
    }

    private static ValidationResult examine(Stream stream, ObjectNode event, Instant now) {
        byte[] json = RowJson.bytes(event);
        return stream.contract().examine(json, 0, json.length, now);
    }

    /** A delete needs only the key, so values that the contract rules out are left out. */
    private static ValidationResult examineDeleted(Stream stream, ObjectNode event, Instant now) {
        ValidationResult examination = examine(stream, event, now);
        if (examination instanceof ValidationResult.Refused refused) {
            ObjectNode rest = event.deepCopy();
            refused.violations().forEach(violation -> leaveOut(stream, rest, violation.pointer(), now));
            examination = examine(stream, rest, now);
        }
        if (examination instanceof ValidationResult.Refused) {
            ObjectNode keyAlone = event.deepCopy().retain(stream.keyFields());
            keyAlone.put("deleted", true).put(CHANGED_AT, now.toString());
            examination = examine(stream, keyAlone, now);
        }
        return examination;
    }

    private static void leaveOut(Stream stream, ObjectNode event, String pointer, Instant now) {
        String property = pointer.replaceAll("^/|(?<=.)/.*", "");
        if (property.equals(CHANGED_AT)) {
            event.put(CHANGED_AT, now.toString());
        } else if (!stream.keyFields().contains(property)) {
            event.remove(property);
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> accepted(
            RowChange change, ValidationResult.Accepted accepted, ComparisonValues comparison, Instant now) {
        ObjectNode event = accepted.event();
        event.put(MetaColumns.TS, comparison.next(change.stream(), accepted.key(), change.changedAtMs()));
        MetaColumns.stamp(event, now, change.position());
        String topic = change.stream().value();
        byte[] key = utf8(accepted.key());
        ProducerRecord<byte[], byte[]> row = new ProducerRecord<>(topic, key, RowJson.bytes(event));
        return change.deleted() ? List.of(row, new ProducerRecord<>(topic, key, null)) : List.of(row);
    }

    private static ProducerRecord<byte[], byte[]> failed(
            RowChange change, ValidationResult.Refused refused, ObjectNode row, int itemIndex, Instant now) {
        byte[] payload = RowJson.shortened(row, MAX_PAYLOAD_CHARACTERS);
        FailedEvent event = FailedEvent.of(
                new FailedEvent.Source(change.stream(), change.position(), itemIndex, "application/json"),
                refused,
                payload,
                0,
                payload.length,
                now);
        return new ProducerRecord<>(change.stream().failedStream(), utf8(event.key()), event.toJson());
    }

    private Stream stream(StreamName name) {
        return Objects.requireNonNull(streams.get(name));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
