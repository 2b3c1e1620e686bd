package io.millrace.cdc.deletes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.kafka.FakeStreamLog;
import io.millrace.cdc.records.ComparisonValues;
import io.millrace.cdc.records.SourceTableHeader;
import io.millrace.cdc.rows.RowJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class MissedDeletesTest {

    private static final String TABLE = "pizzashop.products";
    private static final Set<String> TABLES = Set.of(TABLE);
    private static final long OPENED_AT_MS = 1_700_000_010_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(OPENED_AT_MS + 70), ZoneOffset.UTC);

    private final FakeStreamLog log = new FakeStreamLog();
    private final Map<String, StreamName> streams = Map.of(TABLE, new StreamName("products"));
    private final ComparisonValues comparison = ComparisonValues.above(log, streams.values(), OPENED_AT_MS, CLOCK);
    private final MissedDeletes missedDeletes =
            new MissedDeletes(streams, "mysql", log, comparison, OPENED_AT_MS, CLOCK);

    @Test
    void aRowThatIsNotReadAgainIsMarkedAsDeletedWithItsLastValues() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);
        write("2", "mysql." + TABLE, 1_700_000_000_000L);
        missedDeletes.after(new TableEvent.Begun(TABLES, true));
        write("2", "mysql." + TABLE, OPENED_AT_MS);

        List<ProducerRecord<byte[], byte[]>> written = missedDeletes.after(new TableEvent.ReadWhole(TABLES));

        assertThat(keys(written)).containsExactly("1", "1");
        JsonNode event = RowJson.parse(written.get(0).value());
        assertThat(event.path("deleted").booleanValue()).isTrue();
        assertThat(event.path("price").asText()).isEqualTo("0.10");
        assertThat(event.path("ts").longValue()).isEqualTo(OPENED_AT_MS);
        assertThat(event.path("changedAt").asText()).isEqualTo("2023-11-14T22:13:30Z");
        assertThat(written.get(1).value()).isNull();
    }

    @Test
    void aRowThatIsGoneIsNewerThanWhatItWasLast() {
        long last = comparison.next(new StreamName("products"), "1", OPENED_AT_MS + 60);
        write("1", "mysql." + TABLE, last);

        List<ProducerRecord<byte[], byte[]>> written = missedDeletes.after(new TableEvent.Emptied(TABLE, OPENED_AT_MS));

        assertThat(RowJson.parse(written.get(0).value()).path("ts").longValue()).isGreaterThan(last);
    }

    @Test
    void aRowOfAnotherDatabaseStays() {
        write("1", "other." + TABLE, 1_700_000_000_000L);
        write("2", "mysql." + TABLE, 1_700_000_000_000L);
        write("2", "other." + TABLE, 1_700_000_000_000L);
        missedDeletes.after(new TableEvent.Begun(TABLES, true));

        assertThat(missedDeletes.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void aRowThatWasDeletedBeforeIsNotDeletedAgain() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);
        log.write(marked(new ProducerRecord<>("products", bytes("1"), null), "mysql." + TABLE));
        missedDeletes.after(new TableEvent.Begun(TABLES, true));

        assertThat(missedDeletes.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void aRowThatItsStreamRefusesNowIsThereNevertheless() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);
        missedDeletes.after(new TableEvent.Begun(TABLES, true));
        missedDeletes.refused(TABLE, "1");

        assertThat(missedDeletes.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void whatAnInterruptedSnapshotHasReadDoesNotCount() {
        missedDeletes.after(new TableEvent.Begun(TABLES, true));
        write("1", "mysql." + TABLE, OPENED_AT_MS);
        missedDeletes.after(new TableEvent.Begun(TABLES, true));

        assertThat(keys(missedDeletes.after(new TableEvent.ReadWhole(TABLES)))).containsExactly("1", "1");
    }

    @Test
    void whatWasReadSinceTheTableWasAskedForCounts() {
        missedDeletes.after(new TableEvent.Begun(TABLES, true));
        write("1", "mysql." + TABLE, OPENED_AT_MS);
        missedDeletes.after(new TableEvent.Begun(TABLES, false));

        assertThat(missedDeletes.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void aTableWhoseBeginWasNotSeenIsLeftAlone() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);

        assertThat(missedDeletes.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void anEmptiedTableHasNoRowLeft() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);

        List<ProducerRecord<byte[], byte[]>> written =
                missedDeletes.after(new TableEvent.Emptied(TABLE, OPENED_AT_MS + 50));

        assertThat(keys(written)).containsExactly("1", "1");
        assertThat(RowJson.parse(written.get(0).value()).path("ts").longValue()).isEqualTo(OPENED_AT_MS + 50);
    }

    private void write(String key, String source, long tsMs) {
        String json = "{\"id\":\"" + key + "\",\"price\":0.10,\"deleted\":false,\"ts\":" + tsMs + "}";
        log.write(marked(new ProducerRecord<>("products", bytes(key), bytes(json)), source));
    }

    private static ProducerRecord<byte[], byte[]> marked(ProducerRecord<byte[], byte[]> record, String source) {
        SourceTableHeader.put(source, record);
        return record;
    }

    private static List<String> keys(List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
