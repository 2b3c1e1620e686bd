package io.millrace.api.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.api.freshness.TableFreshness.State;
import io.millrace.api.kafka.TopicLog;
import io.millrace.api.pinot.RecordedTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Watermark watermark = new Watermark();

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        assertThat(watermark.age(T0)).isNull();
        assertThat(watermark.state(T0, LIMIT)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aTableThatHasReadAllIsAsFreshAsTheLook() {
        look(0, Map.of(0, 10L, 1, 5L), Map.of(0, 10L, 1, 5L));

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
        assertThat(watermark.state(at(1), LIMIT)).isEqualTo(State.BEHIND);
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
        assertThat(watermark.state(at(1), LIMIT)).isEqualTo(State.BEHIND);
    }

    @Test
    void itIsWholeAgainOnceItHasCaughtUp() {
        look(0, Map.of(0, 100L), Map.of(0, 40L));
        look(1, Map.of(0, 101L), Map.of(0, 101L));

        assertThat(watermark.age(at(1))).isEqualTo(Duration.ZERO);
        assertThat(watermark.state(at(1), LIMIT)).isEqualTo(State.WHOLE);
    }

    @Test
    void aTableThatDoesNotMoveIsBehindAfterTheLimit() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        look(29, Map.of(0, 20L), Map.of(0, 10L));
        assertThat(watermark.state(at(30), LIMIT)).isEqualTo(State.WHOLE);

        look(31, Map.of(0, 20L), Map.of(0, 10L));
        assertThat(watermark.state(at(31), LIMIT)).isEqualTo(State.BEHIND);
    }

    @Test
    void whenNobodyCanBeAskedTheAgeGrowsAndNothingIsClaimed() {
        look(0, Map.of(0, 10L), Map.of(0, 10L));

        assertThat(watermark.age(at(100))).isEqualTo(Duration.ofSeconds(100));
        assertThat(watermark.state(at(100), LIMIT)).isEqualTo(State.UNKNOWN);
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
        watermark.look(at(5), at(2), log(Map.of(0, 10L)), Map.of(0, 9L));
        assertThat(watermark.wholeUntil()).isNull();

        watermark.look(at(6), at(3), log(Map.of(0, 11L)), Map.of(0, 10L));

        assertThat(watermark.wholeUntil()).isEqualTo(at(2));
        assertThat(watermark.age(at(6))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whileTheSourcesAreNotKnownNothingNewIsClaimed() {
        watermark.look(at(1), at(1), log(Map.of(0, 10L)), Map.of(0, 10L));
        watermark.look(at(2), null, log(Map.of(0, 10L)), Map.of(0, 10L));
        assertThat(watermark.wholeUntil()).isEqualTo(at(1));

        watermark.look(at(3), null, log(Map.of(0, 10L)), Map.of(0, 4L));
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

    @Test
    void aTopicThatWasMadeAgainIsNotTheTablesHoweverMuchComesIn() {
        look(0, Map.of(0, 100L), Map.of(0, 100L));

        watermark.look(
                at(1), at(1), new TopicLog("another", log(Map.of(0, 200L)).partitions()), Map.of(0, 200L));
        watermark.look(
                at(2), at(2), new TopicLog("another", log(Map.of(0, 300L)).partitions()), Map.of(0, 300L));

        assertThat(watermark.state(at(2), LIMIT)).isEqualTo(State.TOPIC_REPLACED);
        assertThat(watermark.wholeUntil()).isNull();
        assertThat(watermark.unbrokenSince(at(2))).isNull();
    }

    @Test
    void aTopicThatLostItsEndIsNotTheTablesThoughItGrowsBeyondWhatWasRead() {
        look(0, Map.of(0, 100L, 1, 7L), Map.of(0, 90L, 1, 7L));

        look(1, Map.of(0, 95L, 1, 7L), Map.of(0, 95L, 1, 7L));
        look(2, Map.of(0, 200L, 1, 7L), Map.of(0, 200L, 1, 7L));

        assertThat(watermark.state(at(2), LIMIT)).isEqualTo(State.TOPIC_REPLACED);
        assertThat(watermark.broken())
                .hasToString("TopicReplaced[detail=partition 0 of its topic ends at offset 95"
                        + " and ended at 100 before]");
    }

    @Test
    void aCopyThatStartedAfterwardsSeesThatMoreWasReadThanThereIs() {
        look(0, Map.of(0, 10L), Map.of(0, 1414L));
        assertThat(watermark.state(at(0), LIMIT)).as("it may just have come in").isEqualTo(State.BEHIND);

        look(1, Map.of(0, 20L), Map.of(0, 1414L));

        assertThat(watermark.state(at(1), LIMIT)).isEqualTo(State.TOPIC_REPLACED);
    }

    @Test
    void whatComesInWhileItIsLookedIsNoOtherTopic() {
        look(0, Map.of(0, 10L), Map.of(0, 12L));
        look(1, Map.of(0, 20L), Map.of(0, 25L));
        look(2, Map.of(0, 25L), Map.of(0, 25L));

        assertThat(watermark.state(at(2), LIMIT)).isEqualTo(State.WHOLE);
    }

    @Test
    void aTableThatWasMadeForAnotherTopicIsNotWholeUntilItIsBroughtToThisOne() {
        watermark.isFor(new RecordedTopic("old@1"));
        look(0, Map.of(0, 10L), Map.of(0, 10L));
        assertThat(watermark.state(at(0), LIMIT)).isEqualTo(State.TOPIC_REPLACED);

        watermark.isFor(new RecordedTopic("id@2"));
        look(1, Map.of(0, 10L), Map.of(0, 10L));

        assertThat(watermark.state(at(1), LIMIT)).isEqualTo(State.WHOLE);
    }

    @Test
    void recordsThatWereDeletedBeforeTheyWereReadAreMissingForGood() {
        look(0, Map.of(0, 500L), Map.of(0, 50L));

        watermark.look(at(1), at(1), log(100, 500, 500, 500), Map.of(0, 500L));

        assertThat(watermark.state(at(1), LIMIT)).isEqualTo(State.RECORDS_SKIPPED);
        assertThat(watermark.broken())
                .hasToString("RecordsSkipped[detail=partition 0 of its topic begins at offset 100"
                        + " and was read up to 50 only: what was between is gone]");
    }

    @Test
    void aMarkerThatWasDeletedIsNotMissing() {
        watermark.look(at(0), at(0), log(0, 100, 101, 101), Map.of(0, 100L));

        watermark.look(at(1), at(1), log(101, 100, 101, 101), Map.of(0, 100L));
        watermark.look(at(2), at(2), log(101, 102, 103, 103), Map.of(0, 100L));
        assertThat(watermark.state(at(2), LIMIT)).isEqualTo(State.WHOLE);
    }

    @Test
    void afterALongTimeWithoutALookNothingIsSaidOfWhatWasDeletedMeanwhile() {
        look(0, Map.of(0, 500L), Map.of(0, 50L));

        watermark.look(at(600), at(600), log(100, 500, 500, 500), Map.of(0, 500L));

        assertThat(watermark.state(at(600), LIMIT)).isEqualTo(State.WHOLE);
    }

    @Test
    void whatAnOpenTransactionHasWrittenMustBeReadAsWell() {
        watermark.look(at(0), at(0), log(0, 10, 10, 15), Map.of(0, 10L));
        assertThat(watermark.wholeUntil()).isNull();

        watermark.look(at(1), at(1), log(0, 14, 15, 15), Map.of(0, 14L));

        assertThat(watermark.wholeUntil()).isEqualTo(at(1));
    }

    private void look(int second, Map<Integer, Long> ends, Map<Integer, Long> offsets) {
        watermark.look(at(second), at(second), log(ends), offsets);
    }

    private static TopicLog log(Map<Integer, Long> ends) {
        Map<Integer, TopicLog.Partition> partitions = new HashMap<>();
        ends.forEach((partition, end) -> partitions.put(partition, new TopicLog.Partition(0, end, end, end)));
        return new TopicLog("id", partitions);
    }

    private static TopicLog log(long start, long dataEndOffset, long lastStableOffset, long end) {
        return new TopicLog("id", Map.of(0, new TopicLog.Partition(start, dataEndOffset, lastStableOffset, end)));
    }

    private static Instant at(int second) {
        return T0.plusSeconds(second);
    }
}
