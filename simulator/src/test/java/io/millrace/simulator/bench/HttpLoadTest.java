package io.millrace.simulator.bench;

import static io.millrace.simulator.ingest.ScriptedServer.answer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.simulator.ingest.ScriptedServer;
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
        try (ScriptedServer server = new ScriptedServer()) {
            long acknowledged = new HttpLoad(server.api(), 3, 10).run(events, SHORT, ackMicros);

            assertThat(server.events("orders")).hasSize((int) acknowledged).doesNotHaveDuplicates();
            assertThat(server.requests()).hasSize((int) ackMicros.getTotalCount());
            assertThat(server.requests())
                    .extracting(ScriptedServer.Request::id)
                    .doesNotHaveDuplicates()
                    .doesNotContainNull();
        }
    }

    @Test
    void aLoadThatIsRefusedFailsWithTheAnswer() {
        try (ScriptedServer server = new ScriptedServer(answer(503, "the buffer is full"))) {
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
