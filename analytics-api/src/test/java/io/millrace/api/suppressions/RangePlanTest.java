package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.stream.Bucket;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RangePlanTest {
    @Test
    void aShortListTakesTwoQuestions() {
        assertThat(questions(100, 5000)).isEqualTo(2);
    }

    @Test
    void aLongListIsAskedInPartsOfAboutTheWantedSize() {
        assertThat(questions(1_000_000, 5000)).isBetween(200, 260);
    }

    /** Whatever the ranges held, every bucket is in exactly one. */
    @Property
    void everyBucketIsAskedForOnce(
            @ForAll @IntRange(min = 0, max = 30_000) int rowsEach, @ForAll @IntRange(min = 0, max = 1023) int from) {
        RangePlan plan = new RangePlan(5000, from, RangePlan.FIRST);
        int expected = from;
        while (!plan.isOver()) {
            BucketRange range = plan.next();
            assertThat(range.from()).isEqualTo(expected);
            assertThat(range.size()).isPositive();
            expected = range.until();
            plan.held(range, range.size() * rowsEach);
        }
        assertThat(expected).isEqualTo(Bucket.COUNT);
    }

    private static int questions(int members, int wanted) {
        RangePlan plan = new RangePlan(wanted, 0, RangePlan.FIRST);
        int questions = 0;
        while (!plan.isOver()) {
            BucketRange range = plan.next();
            plan.held(range, members * range.size() / Bucket.COUNT);
            questions++;
        }
        return questions;
    }
}
