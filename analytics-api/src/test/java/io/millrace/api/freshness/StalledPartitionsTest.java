package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.stream.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StalledPartitionsTest {
    private static final StreamName ORDERS = new StreamName("orders");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<Integer, Long> ENDS = Map.of(0, 100L, 1, 100L);

    private final StalledPartitions records = new StalledPartitions();
    private Instant now = START;

    @Test
    void anOffsetThatStaysForAMinuteWithMoreAheadIsThatOfTheRecord() {
        lookFor(Duration.ofSeconds(59), Map.of(0, 40L, 1, 100L));
        assertThat(records.of(ORDERS, now)).isEmpty();

        lookFor(Duration.ofSeconds(2), Map.of(0, 40L, 1, 100L));

        assertThat(records.of(ORDERS, now)).containsExactly(new StalledPartition("orders", 0, 40, START));
    }

    @Test
    void oneThatMovesAndOneAtTheEndStandAtNothing() {
        for (long offset = 0; offset < 100; offset++) {
            lookFor(Duration.ofSeconds(1), Map.of(0, offset, 1, 100L));
        }

        assertThat(records.of(ORDERS, now)).isEmpty();
    }

    @Test
    void aServerThatIsAwayStandsAtNothingThenNorAfterwards() {
        lookFor(Duration.ofSeconds(50), Map.of(0, 40L, 1, 100L));
        lookFor(Duration.ofSeconds(5), Map.of());
        lookFor(Duration.ofSeconds(50), Map.of(0, 40L, 1, 100L));

        assertThat(records.of(ORDERS, now)).isEmpty();
    }

    @Test
    void whereNobodyCouldLookNothingIsKnown() {
        lookFor(Duration.ofSeconds(61), Map.of(0, 40L));

        assertThat(records.of(ORDERS, now)).hasSize(1);
        assertThat(records.of(ORDERS, now.plusSeconds(16))).isEmpty();

        now = now.plusSeconds(60);
        lookFor(Duration.ofSeconds(30), Map.of(0, 40L));
        assertThat(records.of(ORDERS, now)).isEmpty();
    }

    @Test
    void onceItGoesOnItStandsNoMore() {
        lookFor(Duration.ofSeconds(61), Map.of(0, 40L));

        lookFor(Duration.ZERO, Map.of(0, 41L));

        assertThat(records.of(ORDERS, now)).isEmpty();
    }

    private void lookFor(Duration time, Map<Integer, Long> offsets) {
        Instant until = now.plus(time);
        for (; !now.isAfter(until); now = now.plusMillis(500)) {
            records.look(ORDERS, now, ENDS, offsets);
        }
    }
}
