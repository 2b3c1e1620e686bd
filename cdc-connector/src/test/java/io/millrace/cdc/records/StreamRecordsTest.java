package io.millrace.cdc.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.catalog.stream.StreamCatalog;
import io.millrace.catalog.stream.StreamName;
import io.millrace.cdc.kafka.FakeStreamLog;
import io.millrace.cdc.rows.RowChange;
import io.millrace.cdc.rows.TestRows;
import io.millrace.cdc.state.CaptureStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class StreamRecordsTest {

    private static final StreamName PRODUCTS = new StreamName("products");
    private static final long CHANGED_AT_MS = 1_700_000_001_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(CHANGED_AT_MS + 50), ZoneOffset.UTC);

    private final CaptureStatus status = new CaptureStatus();
    private final StreamRecords records = new StreamRecords(StreamCatalog.load(), List.of(PRODUCTS), status, CLOCK);
    private final ComparisonValues comparison =
            ComparisonValues.above(new FakeStreamLog(), List.of(PRODUCTS), 0, CLOCK);

    @Test
    void aRowBecomesTheEventOfItsStream() throws IOException {
        List<ProducerRecord<byte[], byte[]>> written = written(change(TestRows.row(12, "Margherita", "0.10"), false));

        assertThat(written).hasSize(1);
        assertThat(written.get(0).topic()).isEqualTo("products");
        assertThat(written.get(0).key()).isEqualTo("12".getBytes(StandardCharsets.UTF_8));
        JsonNode event = json(written.get(0));
        assertThat(event.path("id").textValue()).isEqualTo("12");
        assertThat(event.path("price").asText()).isEqualTo("0.1");
        assertThat(event.path("createdAt").textValue()).isEqualTo("2023-11-14T22:13:20.123456Z");
        assertThat(event.path("changedAt").textValue()).startsWith("2023-11-14T22:13:21");
        assertThat(event.path("ts").longValue()).isEqualTo(CHANGED_AT_MS);
        assertThat(event.path("deleted").booleanValue()).isFalse();
        assertThat(event.path("_request_id").textValue()).isEqualTo("products-1-2");
    }

    @Test
    void aDeletedRowIsSaidToBeAndThenATombstone() throws IOException {
        List<ProducerRecord<byte[], byte[]>> written = written(change(TestRows.row(12, "Margherita", "1.00"), true));

        assertThat(written).hasSize(2);
        assertThat(json(written.get(0)).path("deleted").booleanValue()).isTrue();
        assertThat(json(written.get(0)).path("name").textValue()).isEqualTo("Margherita");
        assertThat(written.get(1).value()).isNull();
        assertThat(written.get(1).key()).isEqualTo(written.get(0).key());
    }

    @Test
    void aColumnThatTheStreamDoesNotHaveIsLeftOutWhateverItsType() throws IOException {
        Struct row = TestRows.row(12, "Margherita", "1.00").put("added_later", new byte[] {1, 2});

        assertThat(json(written(change(row, false)).get(0)).has("addedLater")).isFalse();
    }

    @Test
    void aRowAgainstTheContractIsKeptAsFailedWithTheReason() throws IOException {
        List<ProducerRecord<byte[], byte[]>> written = written(change(TestRows.row(12, "Margherita", "-1.00"), false));

        assertThat(written).hasSize(1);
        assertThat(written.get(0).topic()).isEqualTo("products_failed");
        JsonNode failed = json(written.get(0));
        assertThat(failed.path("pointer").textValue()).isEqualTo("/price");
        assertThat(failed.path("id").textValue()).startsWith("products-1-2-0-");
    }

    @Test
    void aDeletedRowWhoseLastValuesAreAgainstTheContractIsDeletedWithoutThem() throws IOException {
        List<ProducerRecord<byte[], byte[]>> written =
                written(change(TestRows.row(12, "Margherita", "-6.00").put("image", "i".repeat(2049)), true));

        assertThat(written).extracting(ProducerRecord::topic).containsExactly("products", "products");
        JsonNode event = json(written.get(0));
        assertThat(event.path("deleted").booleanValue()).isTrue();
        assertThat(event.path("name").textValue()).isEqualTo("Margherita");
        assertThat(event.has("price") || event.has("image")).isFalse();
        assertThat(written.get(1).value()).isNull();
    }

    @Test
    void aDeletedRowThatIsTooLargeToBeReadIsDeletedByItsKeyAlone() throws IOException {
        Struct row = TestRows.row(12, "Margherita", "1.00").put("description", "d".repeat(20_000_001));

        JsonNode event = json(written(change(row, true)).get(0));

        assertThat(event.path("id").textValue()).isEqualTo("12");
        assertThat(event.path("deleted").booleanValue()).isTrue();
        assertThat(event.has("name")).isFalse();
    }

    @Test
    void aDeleteWhoseTimeIsAgainstTheContractIsOfNow() throws IOException {
        RowChange change = new RowChange(
                PRODUCTS, "pizzashop.products", "12", TestRows.row(12, "Margherita", "1.00"), true, 0, "products-1-2");

        assertThat(json(written(change).get(0)).path("changedAt").textValue()).isEqualTo("2023-11-14T22:13:21.050Z");
    }

    @Test
    void aDeletedRowOfATableThatLacksAColumnIsDeleted() throws IOException {
        Struct row = TestRows.row(TestRows.ROW_WITHOUT_IMAGE, 12, "Margherita", "1.00");

        assertThat(json(written(change(row, true)).get(0)).path("deleted").booleanValue())
                .isTrue();
    }

    @Test
    void aRowOfATableThatLacksAColumnIsKeptAsFailedAndTheColumnIsNamed() throws IOException {
        Struct row = TestRows.row(TestRows.ROW_WITHOUT_IMAGE, 12, "Margherita", "1.00");

        List<ProducerRecord<byte[], byte[]>> written = written(change(row, false));

        assertThat(written).extracting(ProducerRecord::topic).containsExactly("products_failed");
        assertThat(json(written.get(0)).path("reason").textValue())
                .isEqualTo("the table pizzashop.products has no column image, which its stream needs");
        assertThat(json(written.get(0)).at("/errors/0/rule").textValue()).isEqualTo("column");
        assertThat(status.missingColumns()).containsExactly(entry("pizzashop.products", Set.of("image")));

        written(change(TestRows.row(12, "Margherita", "1.00"), false));
        assertThat(status.missingColumns()).isEmpty();
    }

    @Test
    void aTableIsLookedAtBeforeItsFirstRowComes() {
        records.noteColumns("pizzashop.products", PRODUCTS, List.of("id", "name", "price", "category", "image"));

        assertThat(status.missingColumns())
                .containsExactly(entry("pizzashop.products", Set.of("created_at", "description", "updated_at")));
    }

    @Test
    void ofARowThatCannotBeAnEventTheBytesAreKeptInBase64() throws IOException {
        byte[] picture = {0, (byte) 0xff, 7};
        Struct row = TestRows.row(TestRows.ROW_WITHOUT_IMAGE, 12, "Margherita", "1.00")
                .put("added_later", ByteBuffer.wrap(picture));

        JsonNode failed = json(written(change(row, false)).get(0));

        JsonNode kept = new ObjectMapper().readTree(failed.path("payload").textValue());
        assertThat(kept.path("added_later").binaryValue()).isEqualTo(picture);
        assertThat(row.getBytes("added_later")).isEqualTo(picture);
    }

    @Test
    void ofARowThatIsTooLargeForAFailedEventTheBeginningIsKept() throws IOException {
        Struct row = TestRows.row(12, "🍕".repeat(4_000_000), "1.00");

        ProducerRecord<byte[], byte[]> failed = written(change(row, false)).get(0);

        assertThat(failed.topic()).isEqualTo("products_failed");
        assertThat(failed.value()).hasSizeLessThan(8_000_000);
        assertThat(json(failed).path("pointer").textValue()).isEqualTo("/name");
    }

    @Test
    void ofAnEnvelopeThatIsTooLargeBothSizesAreTold() throws IOException {
        RowChange change = change(TestRows.row(12, "Margherita", "1.00"), false);

        ProducerRecord<byte[], byte[]> failed = records.failedEnvelope(change, "mysql.pizzashop.products", 21, 20);

        assertThat(failed.topic()).isEqualTo("products_failed");
        assertThat(json(failed).at("/errors/0/rule").textValue()).isEqualTo("max-bytes");
        assertThat(json(failed).path("reason").textValue())
                .isEqualTo("Debezium's envelope of this change has 21 bytes, and mysql.pizzashop.products takes 20");
    }

    @Test
    void aStreamThatIsPostedToCannotBeCapturedInto() {
        assertThatThrownBy(
                        () -> new StreamRecords(StreamCatalog.load(), List.of(new StreamName("orders")), status, CLOCK))
                .hasMessageContaining("orders");
    }

    private List<ProducerRecord<byte[], byte[]>> written(RowChange change) {
        return records.of(change, comparison);
    }

    private static RowChange change(Struct row, boolean deleted) {
        return new RowChange(PRODUCTS, "pizzashop.products", "12", row, deleted, CHANGED_AT_MS, "products-1-2");
    }

    private static JsonNode json(ProducerRecord<byte[], byte[]> written) throws IOException {
        return new ObjectMapper().readTree(written.value());
    }
}
