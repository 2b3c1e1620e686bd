package io.millrace.api.suppressions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.suppressions.ExportPermits.Permit;
import io.millrace.api.web.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExportPermitsTest {
    private final SetClock clock = new SetClock();
    private final ExportPermits permits =
            new ExportPermits(new ExportSettings(2, Duration.ofMinutes(15), Duration.ofSeconds(30)), clock);

    @Test
    void oneMoreThanMayRunIsToldToComeBack() {
        Permit one = permits.take();
        permits.take();

        assertThatThrownBy(permits::take)
                .isInstanceOf(Failure.class)
                .hasMessage("2 exports are running, which is the limit.");

        one.close();
        assertThatCode(permits::take).doesNotThrowAnyException();
    }

    @Test
    void aPullThatTakesTooLongIsEndedAndCountsNoMore() {
        Permit slow = permits.take();
        for (int i = 0; i < 45; i++) {
            clock.now = clock.now.plusSeconds(20);
            slow.check();
        }
        clock.now = clock.now.plusSeconds(1);

        assertThatThrownBy(slow::check).hasMessage("An export may take PT15M.");
        permits.take();
        assertThatCode(permits::take).doesNotThrowAnyException();
    }

    @Test
    void aPullThatNobodyReadsIsEndedAndCountsNoMore() {
        Permit stalled = permits.take();
        permits.take();
        clock.now = clock.now.plusSeconds(31);

        assertThatCode(permits::take).doesNotThrowAnyException();
        assertThatThrownBy(stalled::check).hasMessage("An export may wait for its caller for PT30S.");
    }

    /** Shows the time that the test says. */
    private static final class SetClock extends Clock {
        private Instant now = FakeShop.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
