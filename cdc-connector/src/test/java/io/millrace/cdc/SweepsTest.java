package io.millrace.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.catalog.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SweepsTest {

    private static final String TABLE = "pizzashop.products";
    private static final Set<String> TABLES = Set.of(TABLE);
    private static final long OPENED_AT_MS = 1_700_000_010_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(OPENED_AT_MS + 70), ZoneOffset.UTC);

    private final FakeStreamLog log = new FakeStreamLog();
    private final Sweeps sweeps =
            new Sweeps(Map.of(TABLE, new StreamName("products")), "mysql", log, OPENED_AT_MS, CLOCK);

    @Test
    void aRowThatIsNotReadAgainIsMarkedAsDeletedWithItsLastValues() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);
        write("2", "mysql." + TABLE, 1_700_000_000_000L);
        sweeps.after(new TableEvent.Begun(TABLES, true));
        write("2", "mysql." + TABLE, OPENED_AT_MS);

        List<ProducerRecord<byte[], byte[]>> written = sweeps.after(new TableEvent.ReadWhole(TABLES));

        assertThat(keys(written)).containsExactly("1", "1");
        JsonNode event = RowJson.parse(written.get(0).value());
        assertThat(event.path("deleted").booleanValue()).isTrue();
        assertThat(event.path("price").asText()).isEqualTo("0.10");
        assertThat(event.path("ts").longValue()).isEqualTo(OPENED_AT_MS);
        assertThat(event.path("changedAt").asText()).isEqualTo("2023-11-14T22:13:30Z");
        assertThat(written.get(1).value()).isNull();
    }

    @Test
    void aRowOfAnotherDatabaseStays() {
        write("1", "other." + TABLE, 1_700_000_000_000L);
        write("2", "mysql." + TABLE, 1_700_000_000_000L);
        write("2", "other." + TABLE, 1_700_000_000_000L);
        sweeps.after(new TableEvent.Begun(TABLES, true));

        assertThat(sweeps.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void aRowThatWasDeletedBeforeIsNotDeletedAgain() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);
        log.write(marked(new ProducerRecord<>("products", bytes("1"), null), "mysql." + TABLE));
        sweeps.after(new TableEvent.Begun(TABLES, true));

        assertThat(sweeps.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void aRowThatItsStreamRefusesNowIsThereNevertheless() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);
        sweeps.after(new TableEvent.Begun(TABLES, true));
        sweeps.refused(TABLE, "1");

        assertThat(sweeps.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void whatAnInterruptedSnapshotHasReadDoesNotCount() {
        sweeps.after(new TableEvent.Begun(TABLES, true));
        write("1", "mysql." + TABLE, OPENED_AT_MS);
        sweeps.after(new TableEvent.Begun(TABLES, true));

        assertThat(keys(sweeps.after(new TableEvent.ReadWhole(TABLES)))).containsExactly("1", "1");
    }

    @Test
    void whatWasReadSinceTheTableWasAskedForCounts() {
        sweeps.after(new TableEvent.Begun(TABLES, true));
        write("1", "mysql." + TABLE, OPENED_AT_MS);
        sweeps.after(new TableEvent.Begun(TABLES, false));

        assertThat(sweeps.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void aTableWhoseBeginWasNotSeenIsLeftAlone() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);

        assertThat(sweeps.after(new TableEvent.ReadWhole(TABLES))).isEmpty();
    }

    @Test
    void anEmptiedTableHasNoRowLeft() {
        write("1", "mysql." + TABLE, 1_700_000_000_000L);

        List<ProducerRecord<byte[], byte[]>> written =
                sweeps.after(new TableEvent.Emptied(TABLE, OPENED_AT_MS + 5_000));

        assertThat(keys(written)).containsExactly("1", "1");
        assertThat(RowJson.parse(written.get(0).value()).path("ts").longValue()).isEqualTo(OPENED_AT_MS + 5_000);
    }

    private void write(String key, String source, long tsMs) {
        String json = "{\"id\":\"" + key + "\",\"price\":0.10,\"deleted\":false,\"ts\":" + tsMs + "}";
        log.write(marked(new ProducerRecord<>("products", bytes(key), bytes(json)), source));
    }

    private static ProducerRecord<byte[], byte[]> marked(ProducerRecord<byte[], byte[]> record, String source) {
        Marks.put(source, record);
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
