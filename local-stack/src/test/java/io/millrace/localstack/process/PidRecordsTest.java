package io.millrace.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidRecordsTest {

    private static final ProcessHandle MYSELF = ProcessHandle.current();

    private StackFolder folder = new StackFolder(Path.of("."));
    private PidRecords records = new PidRecords(folder);

    @BeforeEach
    void inAFolderOfItsOwn(@TempDir Path root) {
        folder = new StackFolder(root);
        records = new PidRecords(folder);
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        PidRecord record = new PidRecord(
                "pinot",
                4711,
                Instant.parse("2026-01-02T03:04:05.670Z"),
                List.of(9000, 8099),
                List.of(HealthCheck.http(9000, "/health"), HealthCheck.kafka(9092)));

        records.write(record);

        assertThat(records.find("pinot")).hasValue(record);
        assertThat(records.all()).containsExactly(record);
    }

    @Test
    void aRunningProcessIsFoundByItsRecord() {
        records.write(PidRecord.of("me", MYSELF, List.of(), List.of()));

        assertThat(records.find("me").flatMap(PidRecord::process)).hasValue(MYSELF);
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsAStranger() {
        PidRecord past = new PidRecord("me", MYSELF.pid(), Instant.parse("2020-01-01T00:00:00Z"), List.of(), List.of());

        assertThat(past.process()).isEmpty();
    }

    @Test
    void aStrangerWithARecordedNumberIsNotEnded() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        records.write(new PidRecord("old", stranger.pid(), Instant.EPOCH, List.of(), List.of()));

        Leftovers.end(folder);

        assertThat(stranger.isAlive()).isTrue();
        assertThat(records.all()).isEmpty();
        stranger.destroyForcibly();
    }

    @Test
    void aLeftoverIsEnded() throws IOException {
        Process leftover = new ProcessBuilder("sleep", "60").start();
        records.write(PidRecord.of("old", leftover.toHandle(), List.of(), List.of()));

        Leftovers.end(folder);

        assertThat(leftover.isAlive()).isFalse();
    }

    @Test
    void aTornRecordCountsAsNone() throws IOException {
        Files.writeString(folder.run("torn.pid"), "pid=");

        assertThat(records.find("torn")).isEmpty();
    }
}
