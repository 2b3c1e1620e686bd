package io.millrace.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WholeMinutesTest {
    @Test
    void theyAreWhollyInTheRange() {
        assertThat(WholeMinutes.in(60_000, 180_000)).isEqualTo(new WholeMinutes(60_000, 180_000));
        assertThat(WholeMinutes.in(59_999, 180_001)).isEqualTo(new WholeMinutes(60_000, 180_000));
        assertThat(WholeMinutes.in(60_001, 179_999)).isEqualTo(new WholeMinutes(120_000, 120_000));
        assertThat(WholeMinutes.in(-60_001, 1)).isEqualTo(new WholeMinutes(-60_000, 0));
    }

    @Property
    void noMinuteMoreFits(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long from,
            @ForAll @LongRange(min = 0, max = 1_000_000) long length) {
        long until = from + length;
        WholeMinutes minutes = WholeMinutes.in(from, until);

        assertThat(minutes.start() == minutes.end() || (minutes.start() >= from && minutes.start() - from < 60_000))
                .isTrue();
        assertThat(minutes.end()).isLessThanOrEqualTo(until).isGreaterThan(until - 60_000);
        assertThat(minutes.start() % 60_000).isZero();
        assertThat(minutes.end() % 60_000).isZero();
        assertThat(minutes.start()).isLessThanOrEqualTo(minutes.end());
    }
}
