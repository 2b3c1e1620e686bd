package io.millrace.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.simulator.shop.Seed;
import io.millrace.simulator.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private static final long SHORT = Duration.ofMillis(200).toNanos();

    private final EventPool events = new EventPool(Shop.of(new Seed(7)), new Seed(7), 42, Instant.EPOCH);
    private final ConcurrentHistogram ackMicros = new ConcurrentHistogram(3);

    @Test
    void everyEventThatCountsWasPostedWithAnIdOfItsOwn() throws Exception {
        try (FakeIngest server = new FakeIngest(202, "{}")) {
            long acknowledged = new HttpLoad(server.api(), 3, 10).run(events, SHORT, ackMicros);

            assertThat(server.events()).hasSize((int) acknowledged).doesNotHaveDuplicates();
            assertThat(server.requests()).hasSize((int) ackMicros.getTotalCount());
            assertThat(server.requests())
                    .extracting(FakeIngest.Request::id)
                    .doesNotHaveDuplicates()
                    .doesNotContainNull();
        }
    }

    @Test
    void aLoadThatIsRefusedFailsWithTheAnswer() {
        try (FakeIngest server = new FakeIngest(503, "the buffer is full")) {
            assertThatThrownBy(() -> new HttpLoad(server.api(), 1, 1).run(events, SHORT, ackMicros))
                    .hasMessageContaining("expected HTTP 202 but got 503: the buffer is full");
        }
    }

    @Test
    void thePoolGivesRealOrdersWithNewIds() throws Exception {
        byte[] first = events.next();
        byte[] second = events.next();

        assertThat(EventPool.id(first)).isNotEqualTo(EventPool.id(second));
        assertThat(JsonMapper.builder().build().readTree(first).path("id").asText())
                .isEqualTo(new String(EventPool.id(first), US_ASCII));
    }
}
