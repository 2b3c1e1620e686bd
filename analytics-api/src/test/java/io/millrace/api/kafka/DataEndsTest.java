package io.millrace.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DataEndsTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders_enriched", 0);

    private final NavigableSet<Long> records = new TreeSet<>();
    private long lookedAt;
    private final DataEndOffsets ends = new DataEndOffsets((partition, from, until) -> {
        lookedAt += until - from;
        return Optional.ofNullable(records.lower(until))
                .filter(last -> last >= from)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    });

    @Test
    void aMarkerAtTheEndIsNoRecord() {
        records.addAll(Set.of(0L, 1L));

        assertThat(ends.of(PARTITION, 0, 3)).isEqualTo(2);
    }

    @Test
    void whatWasAbortedIsNoRecordHoweverLong() {
        records.add(0L);

        assertThat(ends.of(PARTITION, 0, 100_000)).isEqualTo(1);
    }

    @Test
    void onceLookedAtAnIdleTopicIsNotReadAgain() {
        records.add(0L);
        ends.of(PARTITION, 0, 1_000);
        lookedAt = 0;

        assertThat(ends.of(PARTITION, 0, 1_000)).isEqualTo(1);
        assertThat(ends.of(PARTITION, 0, 1_002)).isEqualTo(1);
        assertThat(lookedAt).isEqualTo(2);
    }

    @Test
    void ofABusyTopicOnlyTheLastIsRead() {
        for (long offset = 0; offset < 10_000; offset++) {
            records.add(offset);
        }

        assertThat(ends.of(PARTITION, 0, 10_001)).isEqualTo(10_000);
        assertThat(lookedAt).isLessThan(100);
    }

    @Test
    void aLogWithoutARecordNeedsNobodyToReadIt() {
        assertThat(ends.of(PARTITION, 0, 0)).isZero();
        assertThat(ends.of(PARTITION, 0, 5)).isZero();
        assertThat(ends.of(PARTITION, 7, 9)).isZero();
    }

    @Test
    void aTopicThatWasMadeAnewIsLookedAtAnew() {
        records.add(99L);
        ends.of(PARTITION, 0, 101);
        records.clear();
        records.add(3L);

        assertThat(ends.of(PARTITION, 0, 5)).isEqualTo(4);
    }

    @Property(tries = 200)
    void itIsAlwaysBehindTheLastRecord(
            @ForAll Set<@LongRange(max = 2_000) Long> offsets, @ForAll @LongRange(max = 3_000) long firstEnd) {
        records.clear();
        records.addAll(offsets);
        DataEndOffsets fresh = new DataEndOffsets((partition, from, until) -> {
            Long last = records.lower(until);
            return last != null && last >= from ? OptionalLong.of(last) : OptionalLong.empty();
        });

        fresh.of(PARTITION, 0, firstEnd);

        assertThat(fresh.of(PARTITION, 0, 3_000)).isEqualTo(offsets.isEmpty() ? 0 : records.last() + 1);
    }
}
