package io.millrace.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.engine.DebeziumEngine.Offsets;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private static final String TABLE = "pizzashop.products";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_002_000L), ZoneOffset.UTC);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final FakeStreamLog log = new FakeStreamLog();
    private final Committer committer = new Committer();
    private final BatchWriter writer = writer();

    @BeforeEach
    void takeOver() {
        producer.initTransactions();
    }

    @Test
    void aChangeIsWrittenAsEnvelopeAndAsEventOfItsStream() throws InterruptedException {
        writer.handleBatch(List.of(() -> insert(1)), committer);

        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("mysql." + TABLE, "products");
    }

    @Test
    void thePositionIsStoredAfterTheTransactionAndNotBefore() throws InterruptedException {
        writer.handleBatch(List.of(() -> insert(1), () -> insert(2)), committer);

        assertThat(committer.committedTransactionsWhenMarked).containsExactly(1L, 1L);
        assertThat(committer.finished).isTrue();
    }

    @Test
    void thePositionIsNotStoredWhenKafkaDoesNotTakeARecord() {
        producer.sendException = new KafkaException("full");

        assertThatThrownBy(() -> writer.handleBatch(List.of(() -> insert(1)), committer))
                .isInstanceOf(KafkaException.class);

        assertThat(committer.committedTransactionsWhenMarked).isEmpty();
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void thePositionIsNotStoredWhenTheTransactionIsNotCommitted() {
        producer.commitTransactionException = new KafkaException("fenced");

        assertThatThrownBy(() -> writer.handleBatch(List.of(() -> insert(1)), committer))
                .hasMessageContaining("fenced");

        assertThat(committer.committedTransactionsWhenMarked).isEmpty();
    }

    @Test
    void theRowsOfAnEmptiedTableAreGoneBeforeWhatFollowsIsWritten() throws InterruptedException {
        ProducerRecord<byte[], byte[]> earlier = new ProducerRecord<>(
                "products", new byte[] {'7'}, "{\"id\":\"7\",\"deleted\":false,\"ts\":1700000000000}".getBytes(UTF_8));
        Marks.put("mysql." + TABLE, earlier);
        log.write(earlier);

        writer.handleBatch(
                List.of(() -> TestRows.record("products", "t", null, null, 1_700_000_001_000L), () -> insert(7)),
                committer);

        List<byte[]> values = producer.history().stream()
                .filter(record -> record.topic().equals("products"))
                .map(ProducerRecord::value)
                .toList();
        assertThat(values).hasSize(3);
        assertThat(RowJson.parse(values.get(0)).path("deleted").booleanValue()).isTrue();
        assertThat(values.get(1)).isNull();
        assertThat(RowJson.parse(values.get(2)).path("deleted").booleanValue()).isFalse();
    }

    private static SourceRecord insert(long id) {
        return TestRows.record("products", "c", null, TestRows.row(id, "a", "1.00"), 1_700_000_001_000L);
    }

    private BatchWriter writer() {
        Map<String, StreamName> streams = Map.of(TABLE, new StreamName("products"));
        return new BatchWriter(
                producer,
                new RowChanges(streams, CLOCK.millis()),
                new StreamRecords(StreamCatalog.load(), streams.values(), CLOCK),
                new TableEvents("notifications", streams.keySet()),
                new Sweeps(streams, "mysql", log, CLOCK.millis(), CLOCK),
                Set.of("mysql." + TABLE),
                (stream, topic) -> {});
    }

    private final class Committer implements RecordCommitter<RecordChangeEvent<SourceRecord>> {
        private final List<Long> committedTransactionsWhenMarked = new ArrayList<>();
        private boolean finished;

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> record) {
            committedTransactionsWhenMarked.add(producer.commitCount());
        }

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> record, Offsets offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void markBatchFinished() {
            finished = true;
        }

        @Override
        public Offsets buildOffsets() {
            throw new UnsupportedOperationException();
        }
    }
}
