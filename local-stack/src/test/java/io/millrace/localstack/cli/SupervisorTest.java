package io.millrace.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource time = () -> now;
    private final Supervisor supervisor =
            new Supervisor(List.of(), Terminal.standard(), time.withZone(ZoneOffset.UTC), () -> false);

    @Test
    void aProcessIsStartedAgainThreeTimes() {
        assertThat(supervisor.mayRestart("kafka")).isTrue();
        assertThat(supervisor.mayRestart("kafka")).isTrue();
        assertThat(supervisor.mayRestart("kafka")).isTrue();

        assertThat(supervisor.mayRestart("kafka")).isFalse();
    }

    @Test
    void oneProcessDoesNotUseUpTheRestartsOfAnother() {
        for (int i = 0; i < 4; i++) {
            supervisor.mayRestart("kafka");
        }

        assertThat(supervisor.mayRestart("pinot")).isTrue();
    }

    @Test
    void afterAQuietWhileTheCountStartsAnew() {
        for (int i = 0; i < 4; i++) {
            supervisor.mayRestart("kafka");
        }

        now = now.plus(Duration.ofMinutes(6));

        assertThat(supervisor.mayRestart("kafka")).isTrue();
    }
}
