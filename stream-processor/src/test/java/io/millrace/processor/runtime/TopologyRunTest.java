package io.millrace.processor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopologyRunTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void thePausesBeforeItIsBegunAgainGrowUpToAMinute() {
        assertThat(TopologyRun.pauseAfter(SECOND, SECOND)).isEqualTo(Duration.ofSeconds(2));
        assertThat(TopologyRun.pauseAfter(SECOND, Duration.ofSeconds(32))).isEqualTo(Duration.ofMinutes(1));
        assertThat(TopologyRun.pauseAfter(SECOND, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void afterItRanForLongThePauseIsShortAgain() {
        assertThat(TopologyRun.pauseAfter(Duration.ofHours(1), Duration.ofMinutes(1)))
                .isEqualTo(SECOND);
    }
}
