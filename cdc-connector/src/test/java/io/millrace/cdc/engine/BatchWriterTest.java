package io.millrace.cdc.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.debezium.engine.DebeziumEngine.Offsets;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.deletes.MissedDeletes;
import io.millrace.cdc.deletes.TableEvents;
import io.millrace.cdc.kafka.FakeStreamLog;
import io.millrace.cdc.records.ComparisonValues;
import io.millrace.cdc.records.SourceTableHeader;
import io.millrace.cdc.records.StreamRecords;
import io.millrace.cdc.rows.RowChanges;
import io.millrace.cdc.rows.RowJson;
import io.millrace.cdc.rows.TestRows;
import io.millrace.cdc.state.CaptureStatus;
import java.nio.ByteBuffer;
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
    private static final long OPENED_AT_MS = 1_700_000_000_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(OPENED_AT_MS + 2_000), ZoneOffset.UTC);

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
    void aChangeWhoseEnvelopeIsTooLargeIsKeptAsFailedAndItsRowAndWhatFollowsAreWritten() throws InterruptedException {
        SourceRecord large = TestRows.record(
                "products",
                "c",
                null,
                TestRows.row(1, "a", "1.00").put("added_later", ByteBuffer.allocate(3_200_000)),
                1_700_000_001_000L);

        writer.handleBatch(List.of(() -> large, () -> insert(2)), committer);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("products", "products_failed", "mysql." + TABLE, "products");
        JsonNode failed = RowJson.parse(producer.history().get(1).value());
        assertThat(failed.path("reason").textValue())
                .matches("Debezium's envelope of this change has 42\\d{5} bytes, and mysql.pizzashop.products takes"
                        + " 4193280");
        assertThat(producer.history().get(1).value()).hasSizeLessThan(2_000_000);
        assertThat(committer.finished).isTrue();
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
    void theOrderOfTheLogIsTheOrderWhateverTheDatabasesTimesAre() throws InterruptedException {
        writer.handleBatch(
                List.of(() -> update(7, "55.00", 1_700_000_001_000L), () -> update(7, "56.00", 1_699_999_999_000L)),
                committer);

        List<JsonNode> rows = rows();
        assertThat(rows).extracting(row -> row.path("price").asText()).containsExactly("55.00", "56.00");
        assertThat(rows.get(1).path("ts").longValue())
                .isGreaterThan(rows.get(0).path("ts").longValue());
        assertThat(rows.get(1).path("changedAt").textValue()).isEqualTo("2023-11-14T22:13:19.000Z");
    }

    @Test
    void whoeverTakesOverWritesNewerVersionsThanTheOneBefore() throws InterruptedException {
        writer.handleBatch(List.of(() -> update(7, "55.00", 1_700_000_001_000L)), committer);
        producer.history().stream()
                .filter(record -> record.topic().equals("products"))
                .forEach(log::write);

        writer().handleBatch(List.of(() -> update(7, "56.00", 1_699_999_999_000L)), committer);

        List<JsonNode> rows = rows();
        assertThat(rows.get(1).path("ts").longValue())
                .isGreaterThan(rows.get(0).path("ts").longValue());
    }

    @Test
    void theRowsOfAnEmptiedTableAreGoneBeforeWhatFollowsIsWritten() throws InterruptedException {
        ProducerRecord<byte[], byte[]> earlier = new ProducerRecord<>(
                "products", new byte[] {'7'}, "{\"id\":\"7\",\"deleted\":false,\"ts\":1700000000000}".getBytes(UTF_8));
        SourceTableHeader.put("mysql." + TABLE, earlier);
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

    private List<JsonNode> rows() {
        return producer.history().stream()
                .filter(record -> record.topic().equals("products"))
                .<JsonNode>map(record -> RowJson.parse(record.value()))
                .toList();
    }

    private static SourceRecord update(long id, String price, long atMs) {
        return TestRows.record("products", "u", TestRows.row(id, "a", "1.00"), TestRows.row(id, "a", price), atMs);
    }

    private static SourceRecord insert(long id) {
        return TestRows.record("products", "c", null, TestRows.row(id, "a", "1.00"), 1_700_000_001_000L);
    }

    private BatchWriter writer() {
        Map<String, StreamName> streams = Map.of(TABLE, new StreamName("products"));
        ComparisonValues comparison = ComparisonValues.above(log, streams.values(), OPENED_AT_MS, CLOCK);
        return new BatchWriter(
                producer,
                new RowChanges(streams, OPENED_AT_MS),
                new StreamRecords(StreamCatalog.load(), streams.values(), new CaptureStatus(), CLOCK),
                comparison,
                new TableEvents("notifications", streams.keySet()),
                new MissedDeletes(streams, "mysql", log, comparison, OPENED_AT_MS, CLOCK),
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
