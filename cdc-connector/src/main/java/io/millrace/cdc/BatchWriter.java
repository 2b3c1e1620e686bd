package io.millrace.cdc;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.millrace.catalog.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Writes a batch in one transaction, and only then lets Debezium store how far it has read: whatever dies in between,
 * the batch is read and written again. A record that Kafka doesn't take ends the engine, which starts over from the last
 * stored position.
 */
final class BatchWriter implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private final Producer<byte[], byte[]> producer;
    private final RowChanges changes;
    private final StreamRecords streams;
    private final TableEvents tableEvents;
    private final Sweeps sweeps;
    private final Set<String> envelopeTopics;
    private final BiConsumer<StreamName, String> count;
    private final Envelopes envelopes = new Envelopes();

    /** @param count told of each row: its stream, and the topic that it went to */
    BatchWriter(
            Producer<byte[], byte[]> producer,
            RowChanges changes,
            StreamRecords streams,
            TableEvents tableEvents,
            Sweeps sweeps,
            Set<String> envelopeTopics,
            BiConsumer<StreamName, String> count) {
        this.producer = producer;
        this.changes = changes;
        this.streams = streams;
        this.tableEvents = tableEvents;
        this.sweeps = sweeps;
        this.envelopeTopics = envelopeTopics;
        this.count = count;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (RecordChangeEvent<SourceRecord> event : batch) {
            records.addAll(recordsOf(event.record()));
            Optional<TableEvent> tableEvent = tableEvents.of(event.record());
            if (tableEvent.isPresent()) {
                write(records);
                records = new ArrayList<>(sweeps.after(tableEvent.get()));
            }
        }
        write(records);
        for (RecordChangeEvent<SourceRecord> event : batch) {
            // Some notifications carry no position, which would be taken for that of the start
            if (!tableEvents.isNotification(event.record())) {
                committer.markProcessed(event);
            }
        }
        committer.markBatchFinished();
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return true;
    }

    private List<ProducerRecord<byte[], byte[]>> recordsOf(SourceRecord record) {
        if (!envelopeTopics.contains(record.topic())) {
            return List.of(); // a heartbeat, which only moves the position, or a notification
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(envelopes.of(record));
        changes.read(record).ifPresent(change -> {
            List<ProducerRecord<byte[], byte[]>> events = streams.of(change);
            String topic = events.get(0).topic();
            count.accept(change.stream(), topic);
            if (!topic.equals(change.stream().value())) {
                sweeps.refused(change.table(), change.key());
            }
            events.forEach(event -> Marks.put(record.topic(), event));
            records.addAll(events);
        });
        return records;
    }

    private void write(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        List<Future<RecordMetadata>> answers = new ArrayList<>(records.size());
        for (ProducerRecord<byte[], byte[]> record : records) {
            answers.add(producer.send(record));
        }
        producer.flush();
        for (Future<RecordMetadata> answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                throw new NotWrittenException("Kafka doesn't take what was captured: " + e.getCause(), e.getCause());
            }
        }
        producer.commitTransaction();
    }
}
