package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Watermark watermark = new Watermark();

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        assertThat(watermark.age(T0)).isNull();
        assertThat(watermark.isBehind(T0, LIMIT)).isFalse();
    }

    @Test
    void aTableThatHasReadAllIsAsFreshAsTheLook() {
        look(0, Map.of(0, 10L, 1, 5L), Map.of(0, 10L, 1, 6L));

        assertThat(watermark.age(at(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anIdleTopicStaysFresh() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        look(3600, Map.of(0, 10L), Map.of(0, 10L));

        assertThat(watermark.age(at(3601))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void underSteadyWritesItIsAsFreshAsTheLastEndThatWasReached() {
        look(0, Map.of(0, 10L), Map.of(0, 9L));
        look(1, Map.of(0, 20L), Map.of(0, 19L));
        look(2, Map.of(0, 30L), Map.of(0, 29L));

        assertThat(watermark.age(at(2))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneSlowPartitionHoldsAllBack() {
        look(0, Map.of(0, 10L, 1, 10L), Map.of(0, 10L, 1, 10L));
        look(5, Map.of(0, 20L, 1, 20L), Map.of(0, 20L, 1, 11L));

        assertThat(watermark.age(at(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsUnreadIsCountedOverAllPartitionsThatHoldAnything() {
        look(0, Map.of(0, 10L, 1, 10L, 2, 0L), Map.of(0, 7L, 1, 12L));

        assertThat(watermark.unread(at(15))).isEqualTo(3);
        assertThat(watermark.unread(at(16))).as("long ago").isNull();
    }

    @Test
    void whatIsUnreadIsNotKnownWhereAPartitionIsNotRead() {
        look(0, Map.of(0, 10L, 1, 10L), Map.of(0, 10L, 1, 10L));
        look(1, Map.of(0, 10L, 1, 10L), Map.of(0, 10L));

        assertThat(watermark.unread(at(1))).isNull();
    }

    @Test
    void aPartitionThatNobodyReadsHoldsAllBack() {
        look(0, Map.of(0, 10L, 1, 10L), Map.of(0, 10L));

        assertThat(watermark.age(at(1))).isNull();
        assertThat(watermark.isBehind(at(1), LIMIT)).isTrue();
    }

    @Test
    void anEmptyPartitionNeedsNobodyToReadIt() {
        look(0, Map.of(0, 10L, 1, 0L), Map.of(0, 10L));

        assertThat(watermark.age(at(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatStartsAgainFromItsLastSegmentIsBehindAtOnce() {
        look(0, Map.of(0, 100L), Map.of(0, 100L));

        look(1, Map.of(0, 101L), Map.of(0, 40L));

        assertThat(watermark.age(at(1))).isNull();
        assertThat(watermark.isBehind(at(1), LIMIT)).isTrue();
    }

    @Test
    void itIsWholeAgainOnceItHasCaughtUp() {
        look(0, Map.of(0, 100L), Map.of(0, 40L));
        look(1, Map.of(0, 101L), Map.of(0, 101L));

        assertThat(watermark.age(at(1))).isEqualTo(Duration.ZERO);
        assertThat(watermark.isBehind(at(1), LIMIT)).isFalse();
    }

    @Test
    void aTableThatDoesNotMoveIsBehindAfterTheLimit() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        look(29, Map.of(0, 20L), Map.of(0, 10L));
        assertThat(watermark.isBehind(at(30), LIMIT)).isFalse();

        look(31, Map.of(0, 20L), Map.of(0, 10L));
        assertThat(watermark.isBehind(at(31), LIMIT)).isTrue();
    }

    @Test
    void whenNobodyCanBeAskedTheAgeGrowsAndNothingIsClaimed() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));

        assertThat(watermark.age(at(100))).isEqualTo(Duration.ofSeconds(100));
        assertThat(watermark.isBehind(at(100), LIMIT)).isFalse();
    }

    @Test
    void aLongTimeBehindDoesNotFillTheMemoryAndIsFoundOutOf() {
        for (int second = 0; second < 10_000; second++) {
            look(second, Map.of(0, 10L + second), Map.of(0, 0L));
        }

        look(10_000, Map.of(0, 20_000L), Map.of(0, 20_000L));
        look(10_001, Map.of(0, 20_000L), Map.of(0, 20_000L));

        assertThat(watermark.age(at(10_001))).isEqualTo(Duration.ZERO);
    }

    @Test
    void aTableThatIsMadeFromOthersIsWholeUntilThoseHadBeenWorkedOff() {
        watermark.look(at(5), at(2), Map.of(0, 10L), Map.of(0, 9L));
        assertThat(watermark.wholeUntil()).isNull();

        watermark.look(at(6), at(3), Map.of(0, 11L), Map.of(0, 10L));

        assertThat(watermark.wholeUntil()).isEqualTo(at(2));
        assertThat(watermark.age(at(6))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whileTheSourcesAreNotKnownNothingNewIsClaimed() {
        watermark.look(at(1), at(1), Map.of(0, 10L), Map.of(0, 10L));
        watermark.look(at(2), null, Map.of(0, 10L), Map.of(0, 10L));
        assertThat(watermark.wholeUntil()).isEqualTo(at(1));

        watermark.look(at(3), null, Map.of(0, 10L), Map.of(0, 4L));
        assertThat(watermark.wholeUntil()).isNull();
    }

    @Test
    void looksWithoutAGapSayThatNoServerWasAway() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        look(2, Map.of(0, 20L), Map.of(0, 15L));
        look(5, Map.of(0, 20L), Map.of(0, 20L));

        assertThat(watermark.unbrokenSince(at(6))).isEqualTo(at(0));
    }

    @Test
    void aGapInWhichAServerCouldHaveRestartedBreaksIt() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        look(4, Map.of(0, 10L), Map.of(0, 10L));

        assertThat(watermark.unbrokenSince(at(4))).isEqualTo(at(4));
        assertThat(watermark.unbrokenSince(at(8))).isNull();
    }

    @Test
    void aPartitionThatNobodyReadsIsAGap() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        look(2, Map.of(0, 10L), Map.of());
        look(4, Map.of(0, 10L), Map.of(0, 10L));

        assertThat(watermark.unbrokenSince(at(4))).isEqualTo(at(4));
    }

    @Test
    void aServerThatReadsAgainWhatItLostBreaksIt() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        look(1, Map.of(0, 10L), Map.of(0, 7L));

        assertThat(watermark.unbrokenSince(at(1))).isEqualTo(at(1));
    }

    private void look(int second, Map<Integer, Long> ends, Map<Integer, Long> offsets) {
        watermark.look(at(second), at(second), ends, offsets);
    }

    private static Instant at(int second) {
        return T0.plusSeconds(second);
    }
}
