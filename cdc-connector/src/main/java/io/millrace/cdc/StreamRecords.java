package io.millrace.cdc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.catalog.EventContract;
import io.millrace.catalog.Examination;
import io.millrace.catalog.FailedEvent;
import io.millrace.catalog.Origin;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamDefinition;
import io.millrace.catalog.StreamName;
import io.millrace.catalog.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns row changes into the records of their streams, by the catalogue's contracts. */
final class StreamRecords {

    private final Map<StreamName, Stream> streams = new HashMap<>();
    private final Clock clock;

    private record Stream(EventContract contract, RowJson json) {}

    /** @throws IllegalArgumentException when a stream is none of the catalogue's, or not one that this service writes */
    StreamRecords(StreamCatalog catalog, Iterable<StreamName> names, Clock clock) {
        this.clock = clock;
        for (StreamName name : names) {
            StreamDefinition definition = catalog.find(name)
                    .filter(stream -> stream.origin() == Origin.CDC)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "millrace.cdc.tables: the catalogue has no stream " + name + " with the origin cdc"));
            Set<String> properties = new HashSet<>();
            definition.eventSchema().path("properties").fieldNames().forEachRemaining(properties::add);
            streams.put(name, new Stream(EventContract.of(definition), new RowJson(properties)));
        }
    }

    /** The event, and behind a deleted row's event a tombstone; or the failed event of a row that can't be one. */
    List<ProducerRecord<byte[], byte[]>> of(RowChange change) {
        Stream stream = Objects.requireNonNull(streams.get(change.stream()));
        Instant now = clock.instant();
        byte[] json;
        try {
            json = stream.json().of(change);
        } catch (IllegalArgumentException e) {
            Violation violation = new Violation(String.valueOf(e.getMessage()), "");
            return List.of(
                    failed(change, new Examination.Refused(false, List.of(violation)), RowJson.raw(change.row()), now));
        }
        Examination examination = stream.contract().examine(json, 0, json.length, now);
        if (examination instanceof Examination.Accepted accepted) {
            return accepted(change, accepted, now);
        }
        return List.of(failed(change, (Examination.Refused) examination, json, now));
    }

    private static List<ProducerRecord<byte[], byte[]>> accepted(
            RowChange change, Examination.Accepted accepted, Instant now) {
        ObjectNode event = accepted.event();
        event.put("_received_at", now.toEpochMilli());
        event.put("_request_id", change.position());
        String topic = change.stream().value();
        byte[] key = utf8(accepted.key());
        ProducerRecord<byte[], byte[]> row = new ProducerRecord<>(topic, key, RowJson.bytes(event));
        return change.deleted() ? List.of(row, new ProducerRecord<>(topic, key, null)) : List.of(row);
    }

    private static ProducerRecord<byte[], byte[]> failed(
            RowChange change, Examination.Refused refused, byte[] payload, Instant now) {
        FailedEvent event = FailedEvent.of(
                new FailedEvent.Source(change.stream(), change.position(), 0, "application/json"),
                refused,
                payload,
                0,
                payload.length,
                now);
        return new ProducerRecord<>(change.stream().failedStream(), utf8(event.key()), event.toJson());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
