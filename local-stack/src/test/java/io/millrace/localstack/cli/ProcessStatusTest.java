package io.millrace.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.localstack.cli.ProcessStatus.State;
import io.millrace.localstack.process.HealthCheck;
import io.millrace.localstack.process.PidRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessStatusTest {

    private static final ProcessStatus KAFKA = new ProcessStatus(
            "kafka", 4711, List.of(9092, 9093), State.UP, OptionalLong.of(350), Duration.ofSeconds(65));
    private static final ProcessStatus PINOT = new ProcessStatus(
            "pinot", 4712, List.of(9000), State.NOT_READY, OptionalLong.empty(), Duration.ofSeconds(7));

    @Test
    void theTableHasARowForEachProcessAndTheSum() {
        assertThat(ProcessStatus.table(List.of(KAFKA, PINOT)))
                .isEqualToNormalizingNewlines(
                        """
                        process        state         pid    memory    uptime  ports
                        kafka          up           4711   350 MiB     1 min  9092 9093
                        pinot          not ready    4712         -       7 s  9000
                                                           350 MiB            in all""");
    }

    @Test
    void aRunningProcessWithABadCheckIsNotReady() {
        PidRecord record = PidRecord.of(
                "pinot", ProcessHandle.current(), List.of(), List.of(HealthCheck.file(Path.of("no such file"))));

        assertThat(ProcessStatus.of(record, Instant.now()).state()).isEqualTo(State.NOT_READY);
    }

    @Test
    void aProcessThatIsGoneIsDown() {
        PidRecord record = new PidRecord("pinot", ProcessHandle.current().pid(), Instant.EPOCH, List.of(), List.of());

        assertThat(ProcessStatus.of(record, Instant.now()).state()).isEqualTo(State.DOWN);
    }

    @Test
    void residentMemoryIsReadInMebibytes() {
        assertThat(ProcessStatus.residentMiB(List.of("VmPeak:  9999999 kB", "VmRSS:\t  358400 kB")))
                .hasValue(350);
    }

    @Test
    void uptimeGrowsCoarser() {
        assertThat(ProcessStatus.uptime(Duration.ofSeconds(41))).isEqualTo("41 s");
        assertThat(ProcessStatus.uptime(Duration.ofMinutes(3))).isEqualTo("3 min");
        assertThat(ProcessStatus.uptime(Duration.ofMinutes(125))).isEqualTo("2 h 05 min");
    }
}
