package io.millrace.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.api.pinot.ServerMetrics.Disk;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class FillHistoryTest {
    private static final long MAX = 1_000_000;
    private static final long FULL = 900_000;
    private static final Duration POLL = Duration.ofSeconds(30);

    private final FillHistory history = new FillHistory();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatDoesNotGrowIsNeverFull() {
        add(21, poll -> 500_000);

        assertThat(history.fullInSeconds()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void whatShrinksIsNeverFull() {
        add(100, poll -> 800_000 - poll * 100);

        assertThat(history.fullInSeconds()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void whatGrowsEvenlyIsFullWhenItsGrowthSays() {
        add(60, poll -> 300_000 + poll * 3_000);

        // The lowest of the last three is the present one
        assertThat(history.fullInSeconds()).isCloseTo((FULL - (300_000 + 57 * 3_000)) / 100.0, within(0.1));
    }

    @Test
    void theTeethOfASawCountForNoMoreThanTheirFeet() {
        add(120, poll -> 400_000 + poll * 1_000 + poll % 10 * 20_000);

        assertThat(history.fullInSeconds()).isBetween(7_000.0, 12_000.0);
    }

    @Test
    void aSawWhoseFeetDoNotRiseIsNotFilling() {
        add(120, poll -> 400_000 + poll % 12 * 20_000);

        assertThat(history.fullInSeconds()).isGreaterThan(6 * 3_600);
    }

    @Test
    void aSingleStepIsNotAGrowth() {
        add(60, poll -> poll < 30 ? 400_000 : 600_000);
        add(60, poll -> 600_000);

        assertThat(history.fullInSeconds()).isGreaterThan(24 * 3_600);
    }

    @Test
    void inTheFirstTenMinutesItIsNotKnown() {
        add(20, poll -> 400_000 + poll * 10_000);
        assertThat(history.fullInSeconds()).isNaN();

        add(1, poll -> 600_000);
        assertThat(history.fullInSeconds()).isPositive();
    }

    @Test
    void nothingIsKnownOfNothing() {
        assertThat(history.fullInSeconds()).isNaN();
    }

    @Test
    void whatIsFullIsSoAtOnce() {
        add(1, poll -> FULL);

        assertThat(history.fullInSeconds()).isZero();
    }

    @Test
    void aSpikeDoesNotMakeItFull() {
        add(40, poll -> poll == 39 ? 990_000 : 500_000);

        assertThat(history.fullInSeconds()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void onlyTheLastHourCounts() {
        add(200, poll -> 100_000 + poll * 2_000);
        add(130, poll -> 500_000);

        assertThat(history.fullInSeconds()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void afterAGapItBeginsAnew() {
        add(60, poll -> 400_000 + poll * 1_000);
        now = now.plus(Duration.ofMinutes(6));
        add(1, poll -> 500_000);

        assertThat(history.fullInSeconds()).isNaN();
    }

    @Test
    void whenTheClockIsSetItBeginsAnew() {
        add(60, poll -> 400_000 + poll * 1_000);
        now = now.minus(Duration.ofHours(1));
        add(1, poll -> 500_000);

        assertThat(history.fullInSeconds()).isNaN();
    }

    @Test
    void withAnotherMaximumItBeginsAnew() {
        add(60, poll -> 400_000 + poll * 1_000);
        history.add(Level.ofHeap(now, 500_000, 2 * MAX));

        assertThat(history.fullInSeconds()).isNaN();
    }

    @Test
    void ofALargeDiskTwoGibibytesHaveToBeFreeAndOfASmallOneATenth() {
        long gib = 1L << 30;

        assertThat(Level.ofDisk(now, new Disk("/", 50 * gib, 1_000 * gib)))
                .isEqualTo(new Level(now, 950 * gib, 998 * gib, 1_000 * gib));
        assertThat(Level.ofDisk(now, new Disk("/", 5 * gib, 10 * gib)))
                .isEqualTo(new Level(now, 5 * gib, 9 * gib, 10 * gib));
    }

    private void add(int polls, LongUnaryOperator usedBytes) {
        for (int poll = 0; poll < polls; poll++) {
            history.add(Level.ofHeap(now, usedBytes.applyAsLong(poll), MAX));
            now = now.plus(POLL);
        }
    }
}
