package io.millrace.cdc.engine;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.deletes.MissedDeletes;
import io.millrace.cdc.deletes.TableEvent;
import io.millrace.cdc.deletes.TableEvents;
import io.millrace.cdc.kafka.OwnTopics;
import io.millrace.cdc.records.ComparisonValues;
import io.millrace.cdc.records.Envelopes;
import io.millrace.cdc.records.SourceTableHeader;
import io.millrace.cdc.records.StreamRecords;
import io.millrace.cdc.rows.RowChanges;
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
 * Writes each batch of Debezium's records to Kafka in one transaction, and then lets Debezium store its position. When
 * the process dies in between, the batch is read and written again. When Kafka refuses a record, the engine ends, and
 * the
 * next one starts from the position that was stored last.
 */
final class BatchWriter implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private final Producer<byte[], byte[]> producer;
    private final RowChanges changes;
    private final StreamRecords streams;
    private final ComparisonValues comparison;
    private final TableEvents tableEvents;
    private final MissedDeletes missedDeletes;
    private final Set<String> envelopeTopics;
    private final BiConsumer<StreamName, String> count;
    private final Envelopes envelopes = new Envelopes();

    /** @param count called for each row change with its stream and the topic that it is written to */
    BatchWriter(
            Producer<byte[], byte[]> producer,
            RowChanges changes,
            StreamRecords streams,
            ComparisonValues comparison,
            TableEvents tableEvents,
            MissedDeletes missedDeletes,
            Set<String> envelopeTopics,
            BiConsumer<StreamName, String> count) {
        this.producer = producer;
        this.changes = changes;
        this.streams = streams;
        this.comparison = comparison;
        this.tableEvents = tableEvents;
        this.missedDeletes = missedDeletes;
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
                records = new ArrayList<>(missedDeletes.after(tableEvent.get()));
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
        ProducerRecord<byte[], byte[]> envelope = envelopes.of(record);
        int bytes = size(envelope);
        if (bytes <= OwnTopics.ENVELOPE_BYTES) {
            records.add(envelope);
        }
        changes.read(record).ifPresent(change -> {
            List<ProducerRecord<byte[], byte[]>> events = streams.of(change, comparison);
            String topic = events.get(0).topic();
            count.accept(change.stream(), topic);
            if (!topic.equals(change.stream().value())) {
                missedDeletes.refused(change.table(), change.key());
            }
            events.forEach(event -> SourceTableHeader.put(record.topic(), event));
            records.addAll(events);
            if (bytes > OwnTopics.ENVELOPE_BYTES) {
                records.add(streams.failedEnvelope(change, record.topic(), bytes, OwnTopics.ENVELOPE_BYTES));
                count.accept(change.stream(), change.stream().failedStream());
            }
        });
        return records;
    }

    private static int size(ProducerRecord<byte[], byte[]> record) {
        return (record.key() == null ? 0 : record.key().length) + (record.value() == null ? 0 : record.value().length);
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
                throw new NotWrittenException("Kafka has refused a captured record: " + e.getCause(), e.getCause());
            }
        }
        producer.commitTransaction();
    }
}
