package io.millrace.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.catalog.StreamCatalog;
import io.millrace.catalog.StreamName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class StreamRecordsTest {

    private static final StreamName PRODUCTS = new StreamName("products");
    private static final long CHANGED_AT_MS = 1_700_000_001_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(CHANGED_AT_MS + 50), ZoneOffset.UTC);

    private final StreamRecords records = new StreamRecords(StreamCatalog.load(), List.of(PRODUCTS), CLOCK);

    @Test
    void aRowBecomesTheEventOfItsStream() throws IOException {
        List<ProducerRecord<byte[], byte[]>> written =
                records.of(change(TestRows.row(12, "Margherita", "0.10"), false));

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
        List<ProducerRecord<byte[], byte[]>> written = records.of(change(TestRows.row(12, "Margherita", "1.00"), true));

        assertThat(written).hasSize(2);
        assertThat(json(written.get(0)).path("deleted").booleanValue()).isTrue();
        assertThat(json(written.get(0)).path("name").textValue()).isEqualTo("Margherita");
        assertThat(written.get(1).value()).isNull();
        assertThat(written.get(1).key()).isEqualTo(written.get(0).key());
    }

    @Test
    void aColumnThatTheStreamDoesNotHaveIsLeftOutWhateverItsType() throws IOException {
        Struct row = TestRows.row(12, "Margherita", "1.00").put("added_later", new byte[] {1, 2});

        assertThat(json(records.of(change(row, false)).get(0)).has("addedLater"))
                .isFalse();
    }

    @Test
    void aRowAgainstTheContractIsKeptAsFailedWithTheReason() throws IOException {
        List<ProducerRecord<byte[], byte[]>> written =
                records.of(change(TestRows.row(12, "Margherita", "-1.00"), false));

        assertThat(written).hasSize(1);
        assertThat(written.get(0).topic()).isEqualTo("products_failed");
        JsonNode failed = json(written.get(0));
        assertThat(failed.path("pointer").textValue()).isEqualTo("/price");
        assertThat(failed.path("id").textValue()).isEqualTo("products-1-2-0");
    }

    @Test
    void aStreamThatIsPostedToCannotBeCapturedInto() {
        assertThatThrownBy(() -> new StreamRecords(StreamCatalog.load(), List.of(new StreamName("orders")), CLOCK))
                .hasMessageContaining("orders");
    }

    private static RowChange change(Struct row, boolean deleted) {
        return new RowChange(PRODUCTS, "pizzashop.products", "12", row, deleted, CHANGED_AT_MS, "products-1-2");
    }

    private static JsonNode json(ProducerRecord<byte[], byte[]> written) throws IOException {
        return new ObjectMapper().readTree(written.value());
    }
}
